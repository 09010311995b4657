import { adjustedRandScore } from '@/lib/modelling/cluster/agreement';
import type { ClusterComparison } from './types';

export interface Label {
  id: string;
  name: string;
}

/**
 * How many customers are in each pair of a row and a column, and how much the two groupings agree. Customers who have only
 * one of the two labels do not count.
 */
export function tabulateGroups(
  rows: readonly Label[],
  columns: readonly Label[],
  rowOf: ReadonlyMap<number, string>,
  columnOf: ReadonlyMap<number, string>,
  inSeveral: number,
): ClusterComparison {
  const a: number[] = [];
  const b: number[] = [];
  const counts = rows.map(() => columns.map(() => 0));
  const rowAt = new Map(rows.map(({ id }, i) => [id, i]));
  const columnAt = new Map(columns.map(({ id }, i) => [id, i]));
  for (const [customer, group] of columnOf) {
    const row = rowAt.get(rowOf.get(customer) ?? '');
    const column = columnAt.get(group);
    const line = row === undefined ? undefined : counts[row];
    if (row === undefined || column === undefined || !line) continue;
    line[column] = (line[column] ?? 0) + 1;
    a.push(row);
    b.push(column);
  }
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const sized = (labels: readonly Label[], sizes: readonly number[]) =>
    labels.map((label, i) => ({ ...label, size: sizes[i] ?? 0 }));
  return {
    rows: sized(rows, counts.map(sum)),
    columns: sized(
      columns,
      columns.map((_, j) => sum(counts.map((line) => line[j] ?? 0))),
    ),
    counts,
    customers: a.length,
    adjustedRand: a.length > 0 ? adjustedRandScore(a, b) : null,
    inSeveral,
  };
}
