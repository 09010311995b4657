import sql, { type Sql } from 'sql-template-tag';
import { ORDER_COMPLETED, ORDER_REFUNDED } from '@/lib/catalog';
import { fromDecimal, toDecimal } from '@/lib/core';
import { readLifecycle } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { exactMetric } from '@/lib/rules/compile/exact-metrics';
import { readEventIds } from './event-ids';
import { readShopCurrency } from './shop-currency';

/** Exact metrics at `at`, and snapshot metrics by their latest value. Money is a decimal string in `currency`. */
export interface CustomerMetrics {
  at: Date;
  currency: string;
  recencyDays: number | null;
  frequency: number;
  monetary: string;
  averageOrderValue: string | null;
  tenureDays: number | null;
  sessions: number;
  lifecycleStage: string | null;
  recencyScore: number | null;
  frequencyScore: number | null;
  monetaryScore: number | null;
  engagementScore: number | null;
  engagementTrend: number | null;
  openRate: number | null;
  clickRate: number | null;
  clickToOpenRate: number | null;
  sessionVariability: number | null;
  favouriteCategory: string | null;
  lifetimeValue: string | null;
  churnProbability: number | null;
  /** What the email rates are made of; null where nothing was delivered. */
  emailsDelivered: number | null;
  emailsOpened: number | null;
  emailsClicked: number | null;
  affinities: Record<string, unknown> | null;
  clusters: Record<string, unknown> | null;
  probabilities: Record<string, unknown> | null;
  percentiles: Record<string, unknown> | null;
  predictions: Record<string, unknown> | null;
  /** When the snapshot metrics were computed; null where they have not been yet. */
  computedAt: Date | null;
}

type Row = Omit<CustomerMetrics, 'at' | 'currency' | 'lifetimeValue'> & {
  customer: number;
  lifetimeValue: number | null;
};

/** Metrics of customers (by number), in one statement. */
export async function readMetrics(
  db: Queryable,
  customers: readonly number[],
  at: Date,
): Promise<Map<number, CustomerMetrics>> {
  if (customers.length === 0) return new Map();
  // One after another: a connection answers one question at a time.
  const eventIds = await readEventIds(db, [ORDER_COMPLETED, ORDER_REFUNDED]);
  const currency = await readShopCurrency(db);
  const { thresholds: lifecycle } = await readLifecycle(db);
  const rows = (name: string): Sql =>
    exactMetric(name, { at: at.getTime(), eventIds, customers, lifecycle })?.rows ??
    sql`SELECT NULL::int AS customer, NULL AS value`;
  const result = await db.query<Row>(sql`
    SELECT q.customer, recency.value::float8 AS "recencyDays", coalesce(frequency.value, 0)::int AS frequency,
      coalesce(monetary.value, 0)::text AS monetary, average.value::text AS "averageOrderValue", tenure.value::float8 AS "tenureDays",
      coalesce(sessions.value, 0)::int AS sessions, stage.value AS "lifecycleStage",
      s.recency_score AS "recencyScore", s.frequency_score AS "frequencyScore", s.monetary_score AS "monetaryScore",
      s.engagement_score AS "engagementScore", s.engagement_trend AS "engagementTrend", s.open_rate AS "openRate",
      s.click_rate AS "clickRate", s.click_to_open_rate AS "clickToOpenRate", s.session_variability AS "sessionVariability",
      s.favourite_category AS "favouriteCategory", s.lifetime_value AS "lifetimeValue", s.churn_probability AS "churnProbability",
      s.emails_delivered AS "emailsDelivered", s.emails_opened AS "emailsOpened", s.emails_clicked AS "emailsClicked",
      s.affinities, s.clusters, s.probabilities, s.percentiles, s.predictions,
      CASE WHEN s.computed_at > to_timestamp(0) THEN greatest(s.computed_at, w.looked_at) END AS "computedAt"
    FROM unnest(${customers}::int[]) AS q(customer)
      LEFT JOIN (${rows('recencyDays')}) recency ON recency.customer = q.customer
      LEFT JOIN (${rows('frequency')}) frequency ON frequency.customer = q.customer
      LEFT JOIN (${rows('monetary')}) monetary ON monetary.customer = q.customer
      LEFT JOIN (${rows('averageOrderValue')}) average ON average.customer = q.customer
      LEFT JOIN (${rows('tenureDays')}) tenure ON tenure.customer = q.customer
      LEFT JOIN (${rows('sessions')}) sessions ON sessions.customer = q.customer
      LEFT JOIN (${rows('lifecycleStage')}) stage ON stage.customer = q.customer
      LEFT JOIN customer_snapshot s ON s.customer = q.customer
      CROSS JOIN (SELECT max(started_at) AS looked_at FROM metric_run WHERE status = 'done' AND kind <> 'lifecycle') w`);
  const money = (text: string): string => toDecimal(fromDecimal(text, currency), currency);
  return new Map(
    result.rows.map(({ customer, ...row }) => [
      customer,
      {
        ...row,
        at,
        currency,
        monetary: money(row.monetary),
        averageOrderValue: row.averageOrderValue === null ? null : money(row.averageOrderValue),
        lifetimeValue: row.lifetimeValue === null ? null : money(row.lifetimeValue.toFixed(4)),
      },
    ]),
  );
}
