import type { z } from 'zod';
import type { Queryable } from '@/lib/platform/db';
import { findModel } from './model-row';
import type { scoreSpreadSchema } from './types';

const BINS = 40;
const STANDING = `SELECT count(*)::int AS scored, max(at) AS at, min(coalesce(probability, value)) AS low, max(coalesce(probability, value)) AS high,
    percentile_cont(ARRAY(SELECT i / 100.0 FROM generate_series(0, 100) i)) WITHIN GROUP (ORDER BY coalesce(probability, value)) AS cuts
  FROM model_score WHERE model = $1`;
const BINNED = `SELECT least(width_bucket(coalesce(probability, value), $2, $3, $4), $4) AS bin, count(*)::int AS customers
  FROM model_score WHERE model = $1 AND coalesce(probability, value) IS NOT NULL GROUP BY 1`;
const GROUPS = `SELECT label AS "group", count(*)::int AS customers FROM model_score WHERE model = $1 AND label IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`;

/** How the latest scores of everyone are spread. Errors: notFound. */
export async function readScoreSpread(db: Queryable, reference: string): Promise<z.infer<typeof scoreSpreadSchema>> {
  const model = await findModel(db, reference);
  const { rows } = await db.query<{
    scored: number;
    at: Date | null;
    low: number | null;
    high: number | null;
    cuts: number[] | null;
  }>(STANDING, [model.number]);
  const { scored = 0, at = null, low = null, high = null, cuts = null } = rows[0] ?? {};
  const groups = await db.query<{ group: string; customers: number }>(GROUPS, [model.number]);
  const bins =
    low === null || high === null
      ? []
      : await readBins(db, model.number, model.kind === 'classifier' ? 0 : low, model.kind === 'classifier' ? 1 : high);
  return { scored, at: at?.toISOString() ?? null, bins, percentiles: cuts ?? [], groups: groups.rows };
}

async function readBins(
  db: Queryable,
  model: number,
  low: number,
  high: number,
): Promise<{ from: number; to: number; count: number }[]> {
  const top = high > low ? high : low + 1;
  const { rows } = await db.query<{ bin: number; customers: number }>(BINNED, [model, low, top, BINS]);
  const counted = new Map(rows.map(({ bin, customers }) => [bin, customers]));
  const width = (top - low) / BINS;
  return Array.from({ length: BINS }, (_, i) => ({
    from: low + i * width,
    to: low + (i + 1) * width,
    count: counted.get(i + 1) ?? 0,
  }));
}
