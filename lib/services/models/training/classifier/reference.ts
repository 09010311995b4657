import { profileCategories, profileNumbers } from '@/lib/statistics/drift-profile';
import type { SetFeature } from '../../features/feature-set';
import type { FeatureColumn, FeatureTable } from '../../features/feature-table';
import { type DriftReference, SCORE } from '../trainer';

/** The texts of a category, row by row. */
export const textsOf = ({ codes, values }: Extract<FeatureColumn, { kind: 'category' }>): (string | null)[] =>
  Array.from(codes, (code) => values[code] ?? null);

/** The distributions that later scorings are compared with: of the hold-out, the nearest in time to what is scored. */
export function referenceOf(
  table: FeatureTable,
  features: readonly SetFeature[],
  scores: Float64Array,
): DriftReference {
  const labels = new Map(features.map(({ name, label }) => [name, label]));
  return {
    features: [
      ...table.columns.map((column) => ({
        name: column.name,
        label: labels.get(column.name) ?? column.name,
        profile: column.kind === 'category' ? profileCategories(textsOf(column)) : profileNumbers(column.numbers),
      })),
      { name: SCORE, label: 'Score', profile: profileNumbers(scores) },
    ],
  };
}
