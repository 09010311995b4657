import { z } from 'zod';
import type { Queryable } from '@/lib/platform/db';
import { betaPriorSchema } from './beta-prior';
import { engagementFormulaSchema } from './engagement-formula';

const KEY = 'metrics.measured';
const numbers = z.array(z.number());

/** What a run over everyone measured, and the formula that it used: in force for whoever is looked at until the next. */
const schema = z.object({
  formula: engagementFormulaSchema,
  /** Version of the formula; 0 is the one that came with the product. */
  version: z.number().int(),
  /** The percentiles 0 to 100 of points now and before, the four cuts into quintiles of RFM. */
  cuts: z.object({
    engagement: numbers,
    engagementBefore: numbers,
    /** Epoch seconds of the last order. */
    recency: numbers,
    frequency: numbers,
    monetary: numbers,
  }),
  /** What small counts of emails are lent. */
  priors: z.object({ open: betaPriorSchema, click: betaPriorSchema, clickToOpen: betaPriorSchema }),
});
export type Measured = z.infer<typeof schema>;
export type MetricCuts = Measured['cuts'];
export type RatePriors = Measured['priors'];

/** What is in force, or null where nothing has been measured yet. */
export async function readMeasured(db: Queryable): Promise<Measured | null> {
  const { rows } = await db.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [KEY]);
  const parsed = schema.safeParse(rows[0]?.value);
  return parsed.success ? parsed.data : null;
}

/** When everyone was last computed; null before the first time. */
export async function readMeasuredAt(db: Queryable): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date }>('SELECT updated_at AS at FROM setting WHERE key = $1', [KEY]);
  return rows[0]?.at ?? null;
}

export const writeMeasured = (db: Queryable, measured: Measured, at: Date): Promise<unknown> =>
  db.query(
    'INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at',
    [KEY, JSON.stringify(measured), at],
  );
