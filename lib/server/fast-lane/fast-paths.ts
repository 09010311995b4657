/**
 * What programs call so often that the front answers it by itself: paths as the OpenAPI document writes them. Each is a
 * route of the app as well, which answers in development and what the front leaves to it.
 */
export const FAST_PATHS = [
  'POST /api/v1/identify',
  'POST /api/v1/track',
  'POST /api/v1/page',
  'POST /api/v1/screen',
  'POST /api/v1/group',
  'POST /api/v1/alias',
  'POST /api/v1/batch',
  'GET /api/v1/customers/{id}/segments',
  'POST /api/v1/models/{key}/predictions',
] as const;
export type FastPath = (typeof FAST_PATHS)[number];

export interface FastMatch {
  path: FastPath;
  params: Record<string, string>;
}

const EVENTS = /^\/v1\/(?:identify|track|page|screen|group|alias|batch)$/;
const PATTERNS = FAST_PATHS.map((path) => {
  const [method = '', template = ''] = path.split(' ');
  return { path, method, pattern: new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) };
});

/** The fast path that a request takes, with its decoded parameters; undefined for all others. */
export function matchFast(method: string, url: string): FastMatch | undefined {
  const mark = url.indexOf('?');
  const given = mark < 0 ? url : url.slice(0, mark);
  // Client libraries that are pointed at the bare host call /v1/….
  const pathname = EVENTS.test(given) ? `/api${given}` : given;
  for (const one of PATTERNS) {
    if (one.method !== method) continue;
    const found = one.pattern.exec(pathname);
    if (found) return decoded(one.path, found.groups ?? {});
  }
  return undefined;
}

function decoded(path: FastPath, groups: Record<string, string>): FastMatch | undefined {
  try {
    return {
      path,
      params: Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)])),
    };
  } catch {
    return undefined; // a broken escape: for the router to refuse
  }
}
