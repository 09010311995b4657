import type { Queryable } from '@/lib/platform/db';
import type { Leaf } from '@/lib/rules';

/**
 * The values at the percentiles that rules ask for. They are snapshots: taken when a segment is built and every night,
 * and in force for everyone until the next time.
 */
export class Thresholds {
  constructor(private readonly values: Readonly<Record<string, number | null>>) {}

  /** Undefined where it has not been taken yet, null where nobody has the metric. */
  readonly get = (metric: string, percentile: number): number | null | undefined =>
    this.values[thresholdKey(metric, percentile)];
}

export const thresholdKey = (metric: string, percentile: number): string => `${metric} ${percentile}`;

const SETTING = 'segments.thresholds';

export async function readThresholds(db: Queryable): Promise<Thresholds> {
  const { rows } = await db.query<{ value: Record<string, number | null> }>(
    'SELECT value FROM setting WHERE key = $1',
    [SETTING],
  );
  return new Thresholds(rows[0]?.value ?? {});
}

/** Puts thresholds into force; those of other metrics stay. */
export const writeThresholds = (db: Queryable, values: Readonly<Record<string, number | null>>, at: Date) =>
  db.query(
    `INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, $3)
     ON CONFLICT (key) DO UPDATE SET value = setting.value || excluded.value, updated_at = excluded.updated_at`,
    [SETTING, JSON.stringify(values), at],
  );

/** The percentiles that leaves ask for. */
export function percentilesOf(leaves: readonly Leaf[]): { metric: string; percentile: number }[] {
  return leaves.flatMap(({ condition }) =>
    condition.type === 'metric' && condition.percentile !== undefined
      ? [{ metric: condition.metric, percentile: condition.percentile }]
      : [],
  );
}
