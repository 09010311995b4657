import { z } from 'zod';
import type { Queryable } from '@/lib/platform/db';

const KEY = 'metrics.cuts';
const numbers = z.array(z.number());

/** Where the population is cut: the percentiles 0 to 100 of engagement now and before, the four quintile cuts of RFM. */
const schema = z.object({
  engagement: numbers,
  engagementBefore: numbers,
  /** Epoch seconds of the last order. */
  recency: numbers,
  frequency: numbers,
  monetary: numbers,
});
export type MetricCuts = z.infer<typeof schema>;
export const EMPTY_CUTS: MetricCuts = {
  engagement: [],
  engagementBefore: [],
  recency: [],
  frequency: [],
  monetary: [],
};

/** The cut points in force, or null where none have been measured. */
export async function readCuts(db: Queryable): Promise<MetricCuts | null> {
  const { rows } = await db.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [KEY]);
  const parsed = schema.safeParse(rows[0]?.value);
  return parsed.success ? parsed.data : null;
}

export async function writeCuts(db: Queryable, cuts: MetricCuts, at: Date): Promise<void> {
  await db.query(
    'INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at',
    [KEY, JSON.stringify(cuts), at],
  );
}
