import type { Queryable } from '@/lib/platform/db';
import type { ModelRow } from '../model-row';
import type { ScoreRow } from '../training/trainer';
import { percentilesOf } from './percentiles';

const TOGETHER = 20_000;

/** Those who are there still: a customer may have been merged or erased since he was read. */
const UPSERT = `INSERT INTO model_score AS s (model, customer, version, value, probability, percentile, label, extra, at)
  SELECT $1, c.number, $2, x.value, x.probability, x.percentile, x.label, x.extra, $9
  FROM unnest($3::int[], $4::float8[], $5::float8[], $6::float8[], $7::text[], $8::jsonb[]) AS x(customer, value, probability, percentile, label, extra)
  JOIN customer c ON c.number = x.customer AND c.merged_into IS NULL AND c.erased_at IS NULL
  ORDER BY c.number
  ON CONFLICT (model, customer) DO UPDATE SET version = excluded.version, value = excluded.value, probability = excluded.probability,
    percentile = excluded.percentile, label = excluded.label, extra = excluded.extra, at = excluded.at
  WHERE s.at <= excluded.at`;
/** $4: those who have an answer now. */
const REMOVE = `DELETE FROM model_score s WHERE s.model = $1 AND s.at <= $2 AND ($3::int[] IS NULL OR s.customer = ANY($3))
  AND NOT EXISTS (SELECT FROM unnest($4::int[]) AS k(customer) WHERE k.customer = s.customer)`;
const STANDING = `SELECT percentile_cont(ARRAY(SELECT i / 100.0 FROM generate_series(0, 100) i)) WITHIN GROUP (ORDER BY coalesce(probability, value)) AS cuts
  FROM model_score WHERE model = $1 AND coalesce(probability, value) IS NOT NULL`;
const ROWS = `INSERT INTO customer_snapshot (customer, computed_at) SELECT s.customer, to_timestamp(0) FROM model_score s
  WHERE s.model = $1 AND ($2::int[] IS NULL OR s.customer = ANY($2)) ORDER BY 1 ON CONFLICT DO NOTHING`;

/** `held` with the value under a key, or without the key where there is none. */
const put = (held: string, { key, value }: Figure): string =>
  `CASE WHEN ${value} IS NULL THEN ${held} - ${key} ELSE coalesce(${held}, '{}') || jsonb_build_object(${key}, ${value}) END`;
const entry = (column: string, figures: readonly Figure[]): string =>
  `${column} = nullif(${figures.reduce(put, `t.${column}`)}, '{}')`;
const differs = (column: string, { key, value }: Figure): string =>
  `t.${column} -> ${key} IS DISTINCT FROM to_jsonb(${value})`;

interface Figure {
  key: string;
  value: string;
}
const KEY = '$2::text';
/**
 * What stands in which column; numbers are rounded so that what is shown compares as it reads. Of a lifetime value also
 * the probability that the customer still is one, and the orders to expect.
 */
const VALUES: Readonly<Record<string, readonly Figure[]>> = {
  clusters: [{ key: KEY, value: 's.label' }],
  probabilities: [{ key: KEY, value: `round(coalesce(s.probability::numeric, (s.extra->>'alive')::numeric), 6)` }],
  percentiles: [{ key: KEY, value: 'round(s.percentile::numeric, 2)' }],
  predictions: [
    { key: KEY, value: 'round(s.value::numeric, 4)' },
    { key: `(${KEY} || ':orders')`, value: `round((s.extra->>'orders')::numeric, 4)` },
  ],
};

/** $1 model, $2 key, $3 customers or null. Only rows that change are written: each is followed by those who hold it. */
function metricsOf(writes: ModelRow['writes']): string {
  const own =
    writes === 'churn_probability' ? 'round(s.probability::numeric, 6)::float8' : 'round(s.value::numeric, 4)::float8';
  const columns = Object.entries(VALUES);
  return `UPDATE customer_snapshot t SET ${columns.map(([column, figures]) => entry(column, figures)).join(', ')}${writes ? `, ${writes} = ${own}` : ''}
    FROM customer_snapshot o LEFT JOIN model_score s ON s.model = $1 AND s.customer = o.customer
    WHERE o.customer = t.customer AND ($3::int[] IS NULL OR o.customer = ANY($3))
      AND (${columns.flatMap(([column, figures]) => figures.map((one) => differs(column, one))).join(' OR ')}${writes ? ` OR t.${writes} IS DISTINCT FROM ${own}` : ''})
    RETURNING t.customer`;
}

/**
 * Writes the answers for some customers, or for everyone (null), into the scores and the snapshot metrics, within the
 * caller's transaction; who was asked for and has no answer has none any more. Gives the customers whose metrics changed.
 */
export async function writeScores(
  db: Queryable,
  { number, key, writes }: Pick<ModelRow, 'number' | 'key' | 'writes'>,
  version: number,
  rows: readonly ScoreRow[],
  customers: readonly number[] | null,
  at: Date,
): Promise<number[]> {
  const cuts = customers === null ? undefined : await readCuts(db, number);
  const percentiles = percentilesOf(
    rows.map(({ probability, value }) => probability ?? value),
    cuts,
  );
  for (let first = 0; first < rows.length; first += TOGETHER) {
    const part = rows.slice(first, first + TOGETHER);
    await db.query(UPSERT, [
      number,
      version,
      part.map(({ customer }) => customer),
      part.map(({ value }) => value),
      part.map(({ probability }) => probability),
      percentiles.slice(first, first + TOGETHER),
      part.map(({ label }) => label),
      part.map(({ extra }) => (extra ? JSON.stringify(extra) : null)),
      at,
    ]);
  }
  await db.query(REMOVE, [number, at, customers, rows.map(({ customer }) => customer)]);
  await db.query(ROWS, [number, customers]);
  const { rows: changed } = await db.query<{ customer: number }>(metricsOf(writes), [number, key, customers]);
  return changed.map(({ customer }) => customer);
}

async function readCuts(db: Queryable, model: number): Promise<readonly number[] | undefined> {
  const { rows } = await db.query<{ cuts: number[] | null }>(STANDING, [model]);
  return rows[0]?.cuts ?? undefined;
}
