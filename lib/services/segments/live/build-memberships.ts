import sql from 'sql-template-tag';
import { ORDER_COMPLETED, ORDER_REFUNDED } from '@/lib/catalog';
import { inSnapshot, readEventIds, readLifecycle, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Pool, Queryable } from '@/lib/platform/db';
import { compileNextDue, dueEvents, dueSources, type Leaf, leavesOf, percentileThreshold } from '@/lib/rules';
import type { LiveSegment } from './live-plan';
import { percentilesOf, Thresholds, thresholdKey } from './thresholds';

/** The whole membership of segments at an instant, and what time will do to it. */
export interface Build {
  at: Date;
  segments: readonly { number: number; version: number; members: Uint32Array }[];
  /** Thresholds that come into force with this build. */
  thresholds: Readonly<Record<string, number | null>>;
  /** The next due time (milliseconds since 1970) of each customer who has one. */
  due: { customers: number[]; at: number[] };
}

const TIMEOUT_MS = 10 * 60_000;

/**
 * Evaluates segments for everyone at one instant over one state of the data, beside whatever else goes on. What has
 * changed since is for the caller to keep apart. Percentile thresholds that are not in force yet are taken.
 */
export function buildMemberships(
  pool: Pool,
  segments: readonly LiveSegment[],
  inForce: Thresholds,
  at: Date,
): Promise<Build> {
  return inSnapshot(pool, TIMEOUT_MS, ({ db, audience }) =>
    withSets(async (scope) => {
      const leaves = leavesOf(segments.map(({ tree }) => tree));
      const values = await takeThresholds(db, leaves, inForce, at.getTime());
      const taken = new Thresholds(values);
      const threshold: Thresholds['get'] = (metric, percentile) =>
        inForce.get(metric, percentile) ?? taken.get(metric, percentile);
      const evaluation = await audience.evaluate(leaves, { at: at.getTime(), threshold }, scope);
      const trees = new TreeEvaluator(evaluation, scope);
      const members = segments.map(({ number, version, tree }) => ({
        number,
        version,
        members: trees.evaluate(tree).toUint32Array(),
      }));
      const due = await readDue(db, leaves, threshold, at.getTime());
      return { at, segments: members, thresholds: values, due };
    }),
  );
}

async function takeThresholds(
  db: Queryable,
  leaves: readonly Leaf[],
  inForce: Thresholds,
  at: number,
): Promise<Record<string, number | null>> {
  const values: Record<string, number | null> = {};
  const wanted = percentilesOf(leaves).filter(
    ({ metric, percentile }) => inForce.get(metric, percentile) === undefined,
  );
  if (wanted.length === 0) return values;
  const eventIds = await readEventIds(db, [ORDER_COMPLETED, ORDER_REFUNDED]);
  for (const { metric, percentile } of wanted) {
    const { rows } = await db.query<{ value: number | null }>(
      percentileThreshold(metric, percentile, { at, eventIds }),
    );
    values[thresholdKey(metric, percentile)] = rows[0]?.value ?? null;
  }
  return values;
}

async function readDue(
  db: Queryable,
  leaves: readonly Leaf[],
  threshold: Thresholds['get'],
  at: number,
): Promise<Build['due']> {
  const sources = dueSources(
    leaves.map(({ condition }) => condition),
    threshold,
    (await readLifecycle(db)).thresholds,
  );
  const eventIds = await readEventIds(db, dueEvents(sources));
  const { rows } = await db.query<{ customers: number[] | null; at: number[] | null }>(
    sql`SELECT array_agg(n.customer) AS customers, array_agg(round(extract(epoch FROM n.at) * 1000)::float8) AS at FROM (${compileNextDue(sources, { at, eventIds })}) AS n WHERE isfinite(n.at)`,
  );
  return { customers: rows[0]?.customers ?? [], at: rows[0]?.at ?? [] };
}
