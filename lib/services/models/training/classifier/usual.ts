import type { FeatureTable } from '../../features/feature-table';
import { quantile, sortedKnown } from '../../prepare/column-stats';

/** The median of each number, the most frequent value of each category. */
export function usualOf(table: FeatureTable): Record<string, number | string | null> {
  return Object.fromEntries(
    table.columns.map((column) => {
      if (column.kind !== 'category') {
        const median = quantile(sortedKnown(column.numbers), 0.5);
        return [column.name, Number.isFinite(median) ? median : null];
      }
      const counts = column.values.map((_, code) => column.codes.filter((one) => one === code).length);
      return [column.name, column.values[counts.indexOf(Math.max(...counts))] ?? null];
    }),
  );
}
