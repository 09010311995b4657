import { createHash } from 'node:crypto';
import type { Queryable } from '@/lib/platform/db';
import type { Json, World, WorldEvent } from './world';

const iso = (ms: number): string => new Date(ms).toISOString();
const lowered = (value: Json | undefined): string | null => (typeof value === 'string' ? value.toLowerCase() : null);

/** Columns of the snapshot table by metric; families stand in JSON columns. */
const SNAPSHOT_COLUMNS: Record<string, string> = {
  engagementScore: 'engagement_score',
  openRate: 'open_rate',
  recencyScore: 'recency_score',
  favouriteCategory: 'favourite_category',
};

/** Emptied row by row: quicker than TRUNCATE where they hold a handful. */
const TABLES = [
  'customer',
  'customer_snapshot',
  'consent',
  'suppression',
  'identity',
  'event',
  'event_name',
  'segment',
  'segment_version',
  'membership',
  'due_time',
  'change',
  'segment_transition',
  'person_change',
  'score_change',
  'fact_touch',
  'setting',
];

/** Replaces what the database holds by a world, as the product would have stored it. */
export async function loadWorld(db: Queryable, world: World): Promise<void> {
  await db.query(TABLES.map((table) => `DELETE FROM ${table}`).join('; '));
  await loadCustomers(db, world);
  await insertEvents(db, world.events);
  for (const { id, key, rule } of world.segments)
    await db.query(
      `INSERT INTO segment (id, key, name, rule, status, created_at, updated_at) VALUES ($1, $2, $2, $3, 'draft', now(), now())`,
      [id, key, JSON.stringify(rule)],
    );
}

async function loadCustomers(db: Queryable, { customers }: World): Promise<void> {
  for (const { number, email, traits, firstSeenAt, gone, consent, snapshot } of customers) {
    await db.query(
      `INSERT INTO customer (number, id, email, traits, created_at, updated_at, first_seen_at, erased_at) VALUES ($1, $2, $3, $4, now(), now(), $5, $6)`,
      [
        number,
        `cus_${number}`,
        email,
        JSON.stringify(traits),
        firstSeenAt === null ? null : iso(firstSeenAt),
        gone ? iso(0) : null,
      ],
    );
    for (const [channel, state] of Object.entries(consent))
      await db.query(`INSERT INTO consent (customer, channel, state, at, source) VALUES ($1, $2, $3, now(), 'test')`, [
        number,
        channel,
        state,
      ]);
    const columns = Object.entries(SNAPSHOT_COLUMNS);
    const affinities = Object.entries(snapshot).flatMap(([metric, value]) =>
      metric.startsWith('affinity:') ? [[metric.slice(9), value]] : [],
    );
    await db.query(
      `INSERT INTO customer_snapshot (customer, affinities, computed_at, ${columns.map(([, column]) => column).join(', ')}) VALUES ($1, $2, now(), ${columns.map((_, index) => `$${index + 3}`).join(', ')})`,
      [number, JSON.stringify(Object.fromEntries(affinities)), ...columns.map(([metric]) => snapshot[metric] ?? null)],
    );
  }
}

/** Appends events with their places in the order of receipt. */
export async function insertEvents(db: Queryable, events: readonly WorldEvent[]): Promise<void> {
  if (events.length === 0) return;
  await db.query(
    'INSERT INTO event_name (kind, name) SELECT DISTINCT kind, name FROM unnest($1::text[], $2::text[]) AS n(kind, name) ON CONFLICT DO NOTHING',
    [events.map((event) => event.kind), events.map((event) => event.name)],
  );
  const rows = events.map(({ seq, customer, kind, name, at, properties }) => ({
    message_key: createHash('md5').update(String(seq)).digest('hex'),
    seq,
    customer,
    kind,
    name,
    occurred_at: iso(at),
    product: lowered(properties?.productId),
    category: lowered(properties?.category),
    total: typeof properties?.total === 'number' ? properties.total : null,
    properties,
  }));
  await db.query(
    `INSERT INTO event (message_key, seq, customer, name, occurred_at, received_at, product, category, total, properties)
     SELECT r.message_key, r.seq, r.customer, n.id, r.occurred_at, now(), r.product, r.category, r.total, nullif(r.properties, 'null')
     FROM jsonb_to_recordset($1::jsonb) AS r(message_key uuid, seq bigint, customer int, kind text, name text, occurred_at timestamptz, product text, category text, total numeric, properties jsonb)
     JOIN event_name n ON n.kind = r.kind AND n.name = r.name`,
    [JSON.stringify(rows)],
  );
}
