export type UrlPatch = Record<string, string | readonly string[] | null | undefined>;

/** The query after a patch: null or empty removes; whatever changes a list begins it anew (drops `cursor`). */
export function patchQuery(current: URLSearchParams, patch: UrlPatch): string {
  const next = new URLSearchParams(current);
  if (!('cursor' in patch)) next.delete('cursor');
  for (const [key, value] of Object.entries(patch)) {
    next.delete(key);
    for (const item of typeof value === 'string' ? [value] : (value ?? [])) if (item !== '') next.append(key, item);
  }
  return next.toString();
}
