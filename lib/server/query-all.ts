/** The query of a request, every value of a repeated name. */
export function queryAll(request: Request): Record<string, string[]> {
  const params = new URL(request.url).searchParams;
  return Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)]));
}
