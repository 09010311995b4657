import { isProductCursor, type ProductQuery } from './list-products';

/** The list that an address asks for. */
export function readProductListQuery(query: Readonly<Record<string, readonly string[]>>): Omit<ProductQuery, 'limit'> {
  const all = (name: string): string[] =>
    (query[name] ?? []).filter((value) => value !== '' && !value.includes('\u0000')).slice(0, 200);
  const sort = all('sort')[0];
  const cursor = all('cursor')[0];
  return {
    q: all('q')[0]?.slice(0, 200),
    categories: all('category'),
    sort,
    cursor: cursor && isProductCursor(cursor, sort) ? cursor : undefined,
  };
}
