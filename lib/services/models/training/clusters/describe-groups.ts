import type { SetFeature } from '../../features/feature-set';
import type { FeatureColumn, FeatureTable } from '../../features/feature-table';
import { momentsOf, quantile, sortedKnown } from '../../prepare/column-stats';
import type { Preparation } from '../../prepare/preparation';
import { applyTransform } from '../../prepare/transform-column';
import type { GroupResult } from '../../types';

/**
 * A group against everyone, feature by feature: how many standard deviations its mean stands off (of the numbers as they
 * were grouped, so a few large ones do not hide the rest), its median and quartiles in the customers' own units.
 */
export function describeGroup(
  table: FeatureTable,
  rows: readonly number[],
  preparation: Preparation,
): GroupResult['features'] {
  return table.columns.map((column) =>
    column.kind === 'category' ? ofCategory(column, rows) : ofNumbers(column, rows, preparation),
  );
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

function ofNumbers(
  column: Extract<FeatureColumn, { kind: 'number' | 'flag' }>,
  rows: readonly number[],
  preparation: Preparation,
): GroupResult['features'][number] {
  const fitted = preparation.features.find(({ name }) => name === column.name);
  const drawn = (value: number): number =>
    fitted?.kind === 'number' ? applyTransform(fitted.transform, value) : value;
  const everyone = momentsOf(column.numbers.filter(Number.isFinite).map(drawn));
  const own = Float64Array.from(rows, (row) => column.numbers[row] ?? Number.NaN);
  const sorted = sortedKnown(own);
  const mean = momentsOf(sorted.map(drawn)).mean;
  return {
    feature: column.name,
    difference:
      everyone.deviation > 0 ? known((mean - everyone.mean) / everyone.deviation) : sorted.length > 0 ? 0 : null,
    median: known(quantile(sorted, 0.5)),
    quartiles: [known(quantile(sorted, 0.25)), known(quantile(sorted, 0.75))],
    top: null,
  };
}

function ofCategory(
  { name, codes, values }: Extract<FeatureColumn, { kind: 'category' }>,
  rows: readonly number[],
): GroupResult['features'][number] {
  const counts = new Array<number>(values.length).fill(0);
  let all = 0;
  for (const row of rows) {
    const code = codes[row] ?? -1;
    if (code < 0) continue;
    counts[code] = (counts[code] ?? 0) + 1;
    all += 1;
  }
  const best = counts.indexOf(Math.max(...counts, 0));
  const value = values[best];
  return {
    feature: name,
    difference: null,
    median: null,
    quartiles: [null, null],
    top: value !== undefined && all > 0 ? { value, share: (counts[best] ?? 0) / all } : null,
  };
}

/** What marks a group most, in words: “spends more”, “ordered long ago”. */
export function marksOf(described: GroupResult['features'], features: readonly SetFeature[]): string[] {
  return described
    .filter(({ difference }) => difference !== null && Math.abs(difference) >= 0.3)
    .sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0))
    .flatMap(({ feature, difference }) => {
      const found = features.find(({ name }) => name === feature);
      return found ? [(difference ?? 0) > 0 ? found.ends.high : found.ends.low] : [];
    });
}
