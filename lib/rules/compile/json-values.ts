import sql, { type Sql } from 'sql-template-tag';

/**
 * Values of a JSONB document at a dotted path. A list is looked through at every step, one level deep: `products.price`
 * has the prices of all elements of `products`, and a list at the end has its elements.
 */

const quoted = (keys: readonly string[]): string => keys.map((key) => `.${JSON.stringify(key)}`).join('');

/** The SQL/JSON path (lax) of a dotted path with the elements of a list at its end; bound as a parameter. */
export const elementsPath = (path: string): Sql => sql`${`$${quoted(path.split('.'))}[*]`}::jsonpath`;

/** Holds if one value at the path satisfies the predicate; null or false otherwise. */
export function anyValue(document: Sql, path: string, predicate: (value: Sql) => Sql): Sql {
  const keys = path.split('.');
  const [key = ''] = keys;
  const value = sql`element.value`;
  if (keys.length > 1)
    return sql`EXISTS (SELECT FROM jsonb_path_query(${document}, ${elementsPath(path)}) AS element(value) WHERE ${predicate(value)})`;
  const direct = sql`(${document} -> ${key}::text)`;
  return sql`CASE jsonb_typeof(${direct}) WHEN 'array' THEN EXISTS (SELECT FROM jsonb_array_elements(${direct}) AS element(value) WHERE ${predicate(value)}) ELSE ${predicate(direct)} END`;
}

/** Holds if the path leads to something that is not null; an empty text or list is something. */
export function present(document: Sql, path: string): Sql {
  const keys = path.split('.');
  const [key = ''] = keys;
  if (keys.length === 1) return sql`jsonb_typeof(${document} -> ${key}::text) <> 'null'`;
  return sql`jsonb_path_exists(${document}, ${`$${quoted(keys)}.type() ? (@ != "null")`}::jsonpath)`;
}

/** Text of a jsonb scalar in Unicode lower case. */
export const loweredText = (value: Sql): Sql => sql`lower((${value} #>> '{}') COLLATE "und-x-icu")`;

/** The number of a jsonb scalar, null where it is none. */
export const numberOf = (value: Sql): Sql =>
  sql`CASE WHEN jsonb_typeof(${value}) = 'number' THEN (${value})::numeric END`;

/** A text that is equal for scalars that compare equal and for no others; null for null, lists and objects. */
export const keyOf = (value: Sql): Sql =>
  sql`CASE jsonb_typeof(${value}) WHEN 'string' THEN 's' || ${loweredText(value)} WHEN 'number' THEN 'n' || trim_scale((${value})::numeric)::text WHEN 'boolean' THEN 'b' || (${value} #>> '{}') END`;
