import { ENDPOINTS } from '../contract';

const PLACES = ENDPOINTS.map(({ method, path }) => ({
  method,
  // Client libraries that are pointed at the bare host call /v1/….
  pattern: new RegExp(
    `^${path
      .replaceAll('.', '\\.')
      .replace(/^\/api/, '(?:/api)?')
      .replace(/\{\w+\}/g, '[^/]+')}$`,
  ),
}));

/** The methods that the public API offers at a path, for the header `Allow`; none where it is not of the API. */
export function offeredMethods(url: string): string[] {
  const pathname = url.split('?')[0] ?? '';
  return [...new Set(PLACES.filter(({ pattern }) => pattern.test(pathname)).map(({ method }) => method))].sort();
}
