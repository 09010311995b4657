import sql, { type Sql } from 'sql-template-tag';

/** Customers by their dense numbers: these, those from one number to below another, or everyone. */
export type CustomerScope = readonly number[] | Range | 'all';

type Range = { from: number; below: number };
const isRange = (scope: CustomerScope): scope is Range => typeof scope === 'object' && 'below' in scope;

/** The column holds a customer of the scope. */
export function inScope(column: Sql, scope: CustomerScope): Sql {
  if (scope === 'all') return sql`true`;
  if (isRange(scope)) return sql`${column} >= ${scope.from}::int AND ${column} < ${scope.below}::int`;
  return sql`${column} = ANY(${[...new Set(scope)]}::int[])`;
}

/** The same for a table that is joined to `customer c`: a walk along its index begins where the range does. */
export const joinedOn = (column: Sql, scope: CustomerScope): Sql =>
  isRange(scope) ? sql`${column} = c.number AND ${inScope(column, scope)}` : sql`${column} = c.number`;

export const isEmptyScope = (scope: CustomerScope): boolean => Array.isArray(scope) && scope.length === 0;

/** Rows of `customer c` that are customers now, of the scope. */
export const living = (scope: CustomerScope): Sql =>
  sql`c.merged_into IS NULL AND c.erased_at IS NULL AND ${inScope(sql`c.number`, scope)}`;
