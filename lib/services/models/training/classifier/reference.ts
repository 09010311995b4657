import { numberDrift } from '@/lib/statistics/drift';
import { profileCategories, profileNumbers } from '@/lib/statistics/drift-profile';
import type { SetFeature } from '../../features/feature-set';
import type { FeatureColumn, FeatureTable } from '../../features/feature-table';
import { type DriftReference, SCORE } from '../trainer';

/** The texts of a category, row by row. */
export const textsOf = ({ codes, values }: Extract<FeatureColumn, { kind: 'category' }>): (string | null)[] =>
  Array.from(codes, (code) => values[code] ?? null);

/** The distributions that later scorings are compared with: of those it would answer for when it was trained. */
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

/** Above this the shop of today is another one than that which was learned from. */
const APART = 0.25;

/** What stands elsewhere today than where it was measured, the farthest first: seasons, a growing shop, another way of counting. */
export function skewOf(
  before: FeatureTable,
  now: FeatureTable,
  features: readonly SetFeature[],
): { label: string; psi: number }[] {
  return before.columns
    .flatMap((column) => {
      const later = now.columns.find(({ name }) => name === column.name);
      if (!later || later.kind === 'category' || column.kind === 'category') return [];
      const psi = numberDrift(profileNumbers(column.numbers), later.numbers).stabilityIndex;
      return psi > APART
        ? [{ label: features.find(({ name }) => name === column.name)?.label ?? column.name, psi }]
        : [];
    })
    .sort((a, b) => b.psi - a.psi);
}
