import sql, { type Sql } from 'sql-template-tag';

/** Customers by their dense numbers: these, those from one number to below another, or everyone. */
export type CustomerScope = readonly number[] | { from: number; below: number } | 'all';

/** The column holds a customer of the scope. */
export function inScope(column: Sql, scope: CustomerScope): Sql {
  if (scope === 'all') return sql`true`;
  if ('below' in scope) return sql`${column} >= ${scope.from}::int AND ${column} < ${scope.below}::int`;
  return sql`${column} = ANY(${[...new Set(scope)]}::int[])`;
}

export const isEmptyScope = (scope: CustomerScope): boolean => Array.isArray(scope) && scope.length === 0;

/** Rows of `customer c` that are customers now, of the scope. */
export const living = (scope: CustomerScope): Sql =>
  sql`c.merged_into IS NULL AND c.erased_at IS NULL AND ${inScope(sql`c.number`, scope)}`;
