import {
  findEvent,
  findMetric,
  findTrait,
  METRICS,
  type MetricKind,
  type Sensitivity,
  type Unit,
  type ValueType,
  ZERO_METRICS,
} from '@/lib/catalog';
import { pool, prisma } from '@/lib/platform/db';
import { readShopCurrency } from '../profiles/shop-currency';
import { rememberForAMinute } from './suggest-cache';

export interface SuggestedEvent {
  name: string;
  label: string;
  phrase: string;
  custom: boolean;
  /** Customers with such an event in the last 90 days. */
  customers: number;
  lastAt: string | null;
}

export interface SuggestedTrait {
  name: string;
  label: string;
  type: ValueType;
  sensitivity: Sensitivity;
  customers: number;
}

export interface SuggestedMetric {
  name: string;
  label: string;
  type: 'number' | 'text';
  kind: MetricKind;
  unit?: Unit;
  values?: readonly string[];
  description: string;
  customers: number;
}

export interface SuggestedSegment {
  id: string;
  key: string;
  name: string;
  status: 'draft' | 'active' | 'archived';
  size: number | null;
}

/** Everything that a condition can be about, as the data holds it. */
export interface SuggestedThings {
  /** Customers in all. */
  total: number;
  /** ISO 4217 code in which the shop counts money. */
  currency: string;
  /** Traits were counted over a part of the customers and scaled up. */
  sampled: boolean;
  events: SuggestedEvent[];
  traits: SuggestedTrait[];
  metrics: SuggestedMetric[];
  segments: SuggestedSegment[];
  channels: { channel: string; customers: number }[];
}

const SAMPLE_ABOVE = 200_000;

/** What rules can ask about, with how many customers have it; at most a minute old, the segments always as they are. */
export async function suggestThings(now: Date): Promise<SuggestedThings> {
  const [counted, segments] = await Promise.all([
    rememberForAMinute('things', now, () => countThings(now)),
    listSegments(),
  ]);
  return { ...counted, segments };
}

async function countThings(now: Date): Promise<Omit<SuggestedThings, 'segments'>> {
  const total = await countCustomers();
  const [currency, events, traits, metrics, channels] = await Promise.all([
    readShopCurrency(pool()),
    countEvents(now),
    countTraits(total),
    countMetrics(total),
    countChannels(),
  ]);
  return { total, currency, sampled: total > SAMPLE_ABOVE, events, traits, metrics, channels };
}

async function countCustomers(): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(
    'SELECT count(*) AS n FROM customer WHERE merged_into IS NULL AND erased_at IS NULL',
  );
  return rows[0]?.n ?? 0;
}

/** From the index of names and times alone. */
async function countEvents(now: Date): Promise<SuggestedEvent[]> {
  const { rows } = await pool().query<{ name: string; customers: number; last_at: Date | null }>(
    `SELECT n.name, sum(e.customers)::bigint AS customers, max(e.last_at) AS last_at
     FROM event_name n
     CROSS JOIN LATERAL (
       SELECT count(DISTINCT customer) AS customers, max(occurred_at) AS last_at
       FROM event WHERE event.name = n.id AND occurred_at > $1::timestamptz - interval '90 days' AND occurred_at <= $1
     ) e
     WHERE n.kind IN ('track', 'page', 'screen')
     GROUP BY n.name ORDER BY customers DESC, n.name`,
    [now],
  );
  return rows.map(({ name, customers, last_at }) => {
    const { label, phrase, known } = findEvent(name);
    return { name, label, phrase, custom: !known, customers, lastAt: last_at?.toISOString() ?? null };
  });
}

const TYPES: Readonly<Record<string, ValueType>> = {
  string: 'text',
  number: 'number',
  boolean: 'boolean',
  array: 'list',
  date: 'date',
};

async function countTraits(total: number): Promise<SuggestedTrait[]> {
  const part = total > SAMPLE_ABOVE ? SAMPLE_ABOVE / total : 1;
  const sample = part < 1 ? `TABLESAMPLE SYSTEM (${(part * 100).toFixed(4)})` : '';
  const { rows } = await pool().query<{ name: string; type: string; customers: number }>(
    `SELECT key AS name, type, count(*) AS customers FROM customer c ${sample}
     CROSS JOIN LATERAL (
       SELECT key, CASE WHEN jsonb_typeof(value) = 'string' AND value #>> '{}' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' THEN 'date' ELSE jsonb_typeof(value) END AS type
       FROM jsonb_each(c.traits) WHERE jsonb_typeof(value) <> 'null'
       UNION ALL SELECT 'email', 'string' WHERE c.email IS NOT NULL AND NOT c.traits ? 'email'
     ) t
     WHERE c.merged_into IS NULL AND c.erased_at IS NULL AND length(key) <= 300
     GROUP BY 1, 2 ORDER BY customers DESC LIMIT 1000`,
  );
  const traits = new Map<string, SuggestedTrait>();
  for (const { name, type, customers } of rows) {
    const known = findTrait(name);
    const found = traits.get(name);
    if (found) found.customers += customers;
    else
      traits.set(name, {
        name,
        label: known.label,
        type: known.known ? known.type : (TYPES[type] ?? 'text'),
        sensitivity: known.sensitivity,
        customers,
      });
  }
  return [...traits.values()].map((trait) => ({
    ...trait,
    customers: Math.min(total, Math.round(trait.customers / part)),
  }));
}

/** The exact metrics, and those snapshots and families of which at least one customer has a value. */
async function countMetrics(total: number): Promise<SuggestedMetric[]> {
  const snapshots = METRICS.filter((metric) => metric.kind === 'snapshot' && metric.column);
  const columns = snapshots.map((metric) => `count(s.${metric.column}) AS "${metric.name}"`).join(', ');
  const [facts, counts, families] = await Promise.all([
    pool().query<{ buyers: number }>('SELECT count(*) FILTER (WHERE orders > 0) AS buyers FROM customer_fact'),
    pool().query<Record<string, number>>(`SELECT ${columns} FROM customer_snapshot s`),
    pool().query<{ name: string; customers: number }>(
      `SELECT family || ':' || key AS name, count(*) AS customers FROM customer_snapshot s
       CROSS JOIN LATERAL (
         SELECT 'affinity' AS family, key FROM jsonb_each(coalesce(s.affinities, '{}'))
         UNION ALL SELECT 'cluster', key FROM jsonb_each(coalesce(s.clusters, '{}'))
         UNION ALL SELECT 'probability', key FROM jsonb_each(coalesce(s.probabilities, '{}'))
         UNION ALL SELECT 'percentile', key FROM jsonb_each(coalesce(s.percentiles, '{}'))
         UNION ALL SELECT 'prediction', key FROM jsonb_each(coalesce(s.predictions, '{}'))
       ) f GROUP BY 1 ORDER BY 2 DESC LIMIT 200`,
    ),
  ]);
  const buyers = facts.rows[0]?.buyers ?? 0;
  const orderless = [...ZERO_METRICS, 'tenureDays'];
  const own = METRICS.flatMap((metric): SuggestedMetric[] => {
    const customers =
      metric.kind === 'exact'
        ? orderless.includes(metric.name)
          ? total
          : buyers
        : (counts.rows[0]?.[metric.name] ?? 0);
    if (metric.kind === 'snapshot' && customers === 0) return [];
    const { name, label, type, kind, unit, values, description } = metric;
    return [{ name, label, type, kind, unit, values, description, customers }];
  });
  const more = families.rows.flatMap(({ name, customers }): SuggestedMetric[] => {
    const metric = findMetric(name);
    if (!metric) return [];
    const { type, kind, unit, description } = metric;
    return [{ name, label: `${metric.label}: ${metric.key}`, type, kind, unit, description, customers }];
  });
  return [...own, ...more];
}

async function countChannels(): Promise<{ channel: string; customers: number }[]> {
  const { rows } = await pool().query<{ channel: string; customers: number }>(
    'SELECT channel, count(*) AS customers FROM consent GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50',
  );
  return rows.some((row) => row.channel === 'email') ? rows : [{ channel: 'email', customers: 0 }, ...rows];
}

async function listSegments(): Promise<SuggestedSegment[]> {
  const rows = await prisma().segment.findMany({
    where: { status: { not: 'archived' } },
    select: { id: true, key: true, name: true, status: true, size: true },
    orderBy: [{ name: 'asc' }, { number: 'asc' }],
    take: 1000,
  });
  return rows;
}
