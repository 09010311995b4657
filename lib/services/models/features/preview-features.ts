import type { Pool } from '@/lib/platform/db';
import { correlationsOf, spreadFeatures } from '../prepare/spread-features';
import type { FeatureChoice, FeatureSpread, Population } from '../types';
import type { FeatureGroup } from './feature-definition';
import { listFeatures, makeFeatureSet, traitChoices } from './feature-set';
import { readFeatures } from './read-features';
import { readPopulation } from './read-population';
import { thin } from './thin';

export interface FeaturePreview {
  /** Customers of the population, and how many of them were looked at. */
  customers: number;
  sample: number;
  objecting: number;
  features: (FeatureSpread & { group: FeatureGroup; chosenByDefault: boolean })[];
  correlations: { features: string[]; values: (number | null)[][] };
  /** Traits that take part in no model, with the reason. */
  leftOut: { name: string; reason: string }[];
}

const LOOKED_AT = 4_000;

/** The features of a first clustering: RFM, tenure, engagement. */
export const DEFAULT_FEATURES: readonly string[] = [
  'recencyDays',
  'orders',
  'spend',
  'averageOrder',
  'tenureDays',
  'engagement',
];

/**
 * Every feature that can be chosen, as it is spread over a population now (a sample of 4,000 by number), and how they go together.
 * Errors: notFound (segment), invalidInput (rule).
 */
export async function previewFeatures(pool: Pool, population: Population, at: Date): Promise<FeaturePreview> {
  const all = await listFeatures(pool);
  const set = await makeFeatureSet(
    pool,
    all.map(({ name }): FeatureChoice => ({ name, transform: 'auto' })),
  );
  const [found] = await readPopulation(pool, population, [at]);
  const customers = found?.customers ?? [];
  const sample = thin(customers, LOOKED_AT);
  const table = await readFeatures(pool, set, [{ at, customers: sample }]);
  const groups = new Map(all.map(({ name, group }) => [name, group]));
  return {
    customers: customers.length,
    sample: sample.length,
    objecting: found?.objecting ?? 0,
    features: spreadFeatures(table, set.features).map((spread) => ({
      ...spread,
      group: groups.get(spread.name) ?? 'profile',
      chosenByDefault: DEFAULT_FEATURES.includes(spread.name),
    })),
    correlations: correlationsOf(table),
    leftOut: traitChoices().leftOut,
  };
}
