import { BEHAVIOUR_KINDS, NON_SESSION_EVENTS, SESSION_GAP_MS } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import { type CustomerSet, customerParameter, isEmptySet } from './customer-set';
import * as formula from './engagement-weights';
import { EMPTY_CUTS, type MetricCuts, readCuts, writeCuts } from './metric-cuts';
import { DELETE_STALE_SNAPSHOTS } from './sql/delete-stale-snapshots';
import { MEASURE_CUTS } from './sql/measure-cuts';
import { UPSERT_AFFINITIES } from './sql/upsert-affinities';
import { UPSERT_EMAIL_RATES } from './sql/upsert-email-rates';
import { UPSERT_ENGAGEMENT } from './sql/upsert-engagement';
import { UPSERT_QUINTILES } from './sql/upsert-quintiles';
import { UPSERT_SESSION_VARIABILITY } from './sql/upsert-session-variability';

/**
 * Computes the snapshot metrics of these customers at `at`: engagement and its trend, RFM quintiles, email rates,
 * affinities, session variability. `'all'` measures the cut points first; a few customers are read off those in force.
 * What models write (lifetime value, churn, clusters) is left as it is. Facts must be up to date before.
 */
export async function refreshSnapshots(db: Queryable, customers: CustomerSet, at: Date): Promise<void> {
  if (isEmptySet(customers)) return;
  const set = customerParameter(customers);
  const points = [
    Object.keys(formula.ENGAGEMENT_POINTS),
    Object.values(formula.ENGAGEMENT_POINTS),
    formula.OTHER_POINTS,
    BEHAVIOUR_KINDS,
  ];
  const window = [formula.ENGAGEMENT_HALF_LIFE_DAYS, formula.ENGAGEMENT_WINDOW_DAYS, formula.TREND_DAYS];
  const cuts =
    (customers === 'all' ? null : await readCuts(db)) ?? (await measureCuts(db, at, [at, ...points, ...window]));

  await db.query(UPSERT_ENGAGEMENT, [set, at, ...points, ...window, cuts.engagement, cuts.engagementBefore]);
  await db.query(UPSERT_QUINTILES, [set, at, cuts.recency, cuts.frequency, cuts.monetary]);
  await db.query(UPSERT_EMAIL_RATES, [set, at]);
  const { viewed, added, ordered } = formula.AFFINITY_POINTS;
  await db.query(UPSERT_AFFINITIES, [
    set,
    at,
    formula.AFFINITY_HALF_LIFE_DAYS,
    formula.AFFINITY_WINDOW_DAYS,
    viewed,
    added,
    ordered,
  ]);
  await db.query(UPSERT_SESSION_VARIABILITY, [set, at, BEHAVIOUR_KINDS, NON_SESSION_EVENTS, SESSION_GAP_MS / 1000]);
  await db.query(DELETE_STALE_SNAPSHOTS, [set]);
}

async function measureCuts(db: Queryable, at: Date, parameters: readonly unknown[]): Promise<MetricCuts> {
  const { rows } = await db.query<MetricCuts>(MEASURE_CUTS, [...parameters]);
  const cuts = rows[0] ?? EMPTY_CUTS;
  await writeCuts(db, cuts, at);
  return cuts;
}
