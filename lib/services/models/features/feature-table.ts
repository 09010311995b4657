/** A column of features: numbers (NaN: missing; a flag is 0 or 1), or categories as codes into `values` (−1: missing). */
export type FeatureColumn =
  | { readonly name: string; readonly kind: 'number' | 'flag'; readonly numbers: Float64Array }
  | {
      readonly name: string;
      readonly kind: 'category';
      readonly codes: Int32Array;
      readonly values: readonly string[];
    };

/** Features of customers, each at an instant: row i is customer `customers[i]` as of `at[i]` (milliseconds). */
export interface FeatureTable {
  readonly customers: Int32Array;
  readonly at: Float64Array;
  readonly columns: readonly FeatureColumn[];
}

/** The rows with these indices, in their order. */
export function takeTableRows(table: FeatureTable, rows: ArrayLike<number>): FeatureTable {
  const indices = Array.from(rows);
  return {
    customers: Int32Array.from(indices, (row) => table.customers[row] ?? 0),
    at: Float64Array.from(indices, (row) => table.at[row] ?? Number.NaN),
    columns: table.columns.map((column) =>
      column.kind === 'category'
        ? { ...column, codes: Int32Array.from(indices, (row) => column.codes[row] ?? -1) }
        : { ...column, numbers: Float64Array.from(indices, (row) => column.numbers[row] ?? Number.NaN) },
    ),
  };
}

/** The value of a row for people: a number, a text, or null where it is missing. */
export function cellOf(column: FeatureColumn, row: number): number | string | null {
  if (column.kind === 'category') return column.values[column.codes[row] ?? -1] ?? null;
  const value = column.numbers[row] ?? Number.NaN;
  return Number.isFinite(value) ? value : null;
}
