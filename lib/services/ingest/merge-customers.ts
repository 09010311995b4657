import type { Queryable } from '@/lib/platform/db';

/**
 * Makes one customer of two: events, identities, consent and suppressions of `loser` become those of `survivor`, traits
 * by the later time. Runs inside the caller's transaction, which holds the lock that keeps ingestion out.
 */
export async function mergeCustomers(db: Queryable, loser: number, survivor: number, at: Date): Promise<void> {
  await db.query('UPDATE event SET customer = $2 WHERE customer = $1', [loser, survivor]);
  await db.query('UPDATE identity SET customer = $2 WHERE customer = $1', [loser, survivor]);
  await db.query(
    `INSERT INTO consent (customer, channel, state, at, source)
     SELECT $2::int, channel, state, at, source FROM consent WHERE customer = $1::int
     ON CONFLICT (customer, channel) DO UPDATE SET state = excluded.state, at = excluded.at, source = excluded.source WHERE consent.at < excluded.at`,
    [loser, survivor],
  );
  await db.query(
    `INSERT INTO suppression (customer, channel, reason, at)
     SELECT $2::int, channel, reason, at FROM suppression WHERE customer = $1::int ON CONFLICT (customer, channel) DO NOTHING`,
    [loser, survivor],
  );
  await mergeMail(db, loser, survivor);
  for (const table of [
    'consent',
    'suppression',
    'topic_consent',
    'contact_preference',
    'customer_fact',
    'customer_snapshot',
    'customer_lifecycle',
    'metric_touch',
    'model_score',
    'due_time',
  ]) {
    await db.query(`DELETE FROM ${table} WHERE customer = $1`, [loser]);
  }
  // Traits: for each name the value that was set last; the survivor's where both are of the same time.
  await db.query(
    `WITH pick AS (
       SELECT DISTINCT ON (t.key) t.key, t.value, t.at FROM (
         SELECT c.number, v.key, v.value, coalesce(c.trait_times->>v.key, '') AS at
         FROM customer c CROSS JOIN LATERAL jsonb_each(c.traits) v WHERE c.number IN ($1, $2)
       ) t ORDER BY t.key, t.at DESC, (t.number = $2) DESC
     ), merged AS (
       SELECT coalesce(jsonb_object_agg(key, value), '{}') AS traits, coalesce(jsonb_object_agg(key, at), '{}') AS times FROM pick
     )
     UPDATE customer s SET traits = merged.traits, trait_times = merged.times,
       email = CASE WHEN merged.traits ? 'email' THEN nullif(trim(merged.traits->>'email'), '') ELSE coalesce(s.email, l.email) END,
       first_seen_at = least(s.first_seen_at, l.first_seen_at), created_at = least(s.created_at, l.created_at), updated_at = $3
     FROM merged, customer l WHERE s.number = $2 AND l.number = $1`,
    [loser, survivor, at],
  );
  await db.query(
    'UPDATE customer SET merged_into = $2, merged_at = $3, external_id = NULL, updated_at = $3 WHERE number = $1',
    [loser, survivor, at],
  );
  // Whoever was merged into the loser before follows it, so that one step always leads to the one who is left.
  await db.query('UPDATE customer SET merged_into = $2 WHERE merged_into = $1', [loser, survivor]);
}

/** What was said about email, the later of both; messages, save those of a run that wrote to both. */
async function mergeMail(db: Queryable, loser: number, survivor: number): Promise<void> {
  await db.query('UPDATE consent_record SET customer = $2 WHERE customer = $1', [loser, survivor]);
  await db.query(
    `INSERT INTO topic_consent (customer, topic, state, at) SELECT $2::int, topic, state, at FROM topic_consent WHERE customer = $1::int
     ON CONFLICT (customer, topic) DO UPDATE SET state = excluded.state, at = excluded.at WHERE topic_consent.at < excluded.at`,
    [loser, survivor],
  );
  await db.query(
    `INSERT INTO contact_preference (customer, max_per_week, paused_until, updated_at)
     SELECT $2::int, max_per_week, paused_until, updated_at FROM contact_preference WHERE customer = $1::int
     ON CONFLICT (customer) DO UPDATE SET max_per_week = excluded.max_per_week, paused_until = excluded.paused_until, updated_at = excluded.updated_at
     WHERE contact_preference.updated_at < excluded.updated_at`,
    [loser, survivor],
  );
  await db.query(
    `UPDATE message m SET customer = $2 WHERE m.customer = $1
       AND NOT EXISTS (SELECT FROM message o WHERE o.run = m.run AND o.customer = $2)`,
    [loser, survivor],
  );
}
