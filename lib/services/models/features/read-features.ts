import { inSnapshot } from '@/lib/platform/audience';
import type { Pool, Queryable } from '@/lib/platform/db';
import { computeFeatures, stackTables } from './compute-features';
import { checkFeatureSet, type FeatureSet, textSourcesOf } from './feature-set';
import type { FeatureTable } from './feature-table';
import type { Histories } from './history';
import { readHistories, readHistoryScope } from './read-histories';

const TOGETHER = 1_000;
const TIMEOUT_MS = 120_000;

/** Customers at an instant. */
export interface FeatureMoment {
  at: Date;
  customers: readonly number[];
}

export interface ReadOptions {
  /** Events up to this are read, for outcomes that come after the moments; the last moment where left out. */
  upTo?: Date;
  /** Sees each portion of customers with its events: outcomes are read off it. `rows`: where its rows begin. */
  onPortion?: (histories: Histories, table: FeatureTable) => void;
  onProgress?: (done: number, total: number) => Promise<void>;
}

/** The features of customers at some moments, in one state of the data; in order of customer within portions. */
export function readFeatures(
  pool: Pool,
  set: FeatureSet,
  moments: readonly FeatureMoment[],
  options: ReadOptions = {},
): Promise<FeatureTable> {
  return inSnapshot(pool, TIMEOUT_MS, ({ db }) => readFeaturesWithin(db, set, moments, options));
}

/** As `readFeatures`, on the caller's connection. Throws invalidInput for a set of another version. */
export async function readFeaturesWithin(
  db: Queryable,
  set: FeatureSet,
  moments: readonly FeatureMoment[],
  { upTo, onPortion, onProgress }: ReadOptions = {},
): Promise<FeatureTable> {
  checkFeatureSet(set);
  const momentsOf = new Map<number, number[]>();
  for (const { at, customers } of moments) {
    for (const customer of customers) {
      const known = momentsOf.get(customer);
      if (known) known.push(at.getTime());
      else momentsOf.set(customer, [at.getTime()]);
    }
  }
  const everyone = [...momentsOf.keys()].sort((a, b) => a - b);
  const last = upTo ?? new Date(Math.max(0, ...moments.map(({ at }) => at.getTime())));
  const scope = await readHistoryScope(db, set.categories, textSourcesOf(set));
  const tables: FeatureTable[] = [];
  for (let first = 0; first < everyone.length; first += TOGETHER) {
    const portion = everyone.slice(first, first + TOGETHER);
    const histories = await readHistories(db, scope, portion, last);
    const rows = Array.from(histories.customers).flatMap((customer, place) =>
      (momentsOf.get(customer) ?? []).map((at) => ({ place, at })),
    );
    const table = computeFeatures(histories, set, rows);
    tables.push(table);
    onPortion?.(histories, table);
    await onProgress?.(Math.min(first + TOGETHER, everyone.length), everyone.length);
  }
  return tables.length > 0 ? stackTables(tables) : computeFeatures(noHistories, set, []);
}

const noHistories: Histories = {
  customers: new Int32Array(0),
  firstSeen: new Float64Array(0),
  starts: new Int32Array(1),
  times: new Float64Array(0),
  kinds: new Uint8Array(0),
  points: new Float64Array(0),
  totals: new Float64Array(0),
  categories: new Int32Array(0),
  texts: new Map(),
};
