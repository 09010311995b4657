import type { Client } from 'pg';
import { newId } from '@/lib/core';
import { type ExampleProduct, sentEmail } from '@/lib/demo/email/example-emails';
import { STAGES } from '@/lib/services/campaigns/audience/reasons';
import { DEFAULT_BRAND } from '@/lib/services/content/brand';
import { hashDocument } from '@/lib/services/content/hash-document';
import { parseDocument } from '@/lib/services/content/parse-document';

const DAYS = 84;
/** What the shop's mailings were, by the events that tell of them: one row a mailing. */
const MAILINGS = `SELECT e.properties->>'campaignId' AS id, min(e.properties->>'campaign') AS name, min(e.occurred_at) AS at, max(e.occurred_at) AS until
  FROM event e WHERE e.name = ANY($1::int[]) AND e.occurred_at > $2 GROUP BY 1 ORDER BY 3`;
const CAMPAIGN = `INSERT INTO campaign (id, name, kind, status, schedule, send_time, attribution, cost, created_by, created_at, updated_at, started_at, ended_at)
  VALUES ($1, $2, 'oneOff', 'done', '{"zone": "Europe/London"}', '{"mode": "atOnce"}', '{"windowDays": 7, "model": "lastClick"}', '{"perEmail": "0.001", "fixed": "0"}', 'system', $3, $3, $3, $4)
  RETURNING number`;
const EMAIL = `WITH step AS (INSERT INTO campaign_step (campaign, position, name, version, approved) VALUES ($1, 0, $2, 1, 1))
  INSERT INTO email_version (campaign, step, number, status, document, hash, created_by, created_at, updated_by, updated_at)
  VALUES ($1, 0, 1, 'approved', $3, $4, 'system', $5, 'system', $5)`;
const RUN = `INSERT INTO send_run (id, campaign, step, version, status, frozen_at, waterfall, ended_at)
  VALUES ($1, $2, 0, 1, 'done', $3, $4, $5) RETURNING number`;
const MESSAGES = `INSERT INTO message (id, run, campaign, step, version, customer, variant, status, due_at, attempts, provider, created_at, sent_at, settled_at)
  SELECT 'eml_' || substr(md5(e.message_key::text), 1, 22), $1, $2, 0, 1, e.customer, 'A', CASE WHEN bool_or(e.name = $4) THEN 'bounced' ELSE 'delivered' END,
    min(e.occurred_at), 1, 'demo', min(e.occurred_at), min(e.occurred_at), min(e.occurred_at)
  FROM (SELECT DISTINCT ON (customer) * FROM event WHERE name IN ($3, $4) AND properties->>'campaignId' = $5 AND occurred_at > $6 ORDER BY customer, occurred_at) AS e
  GROUP BY e.message_key, e.customer`;
const SIGNALS = `INSERT INTO message_signal (message, kind, at, url)
  SELECT m.number, k.kind, e.occurred_at, e.properties->>'url' FROM unnest($2::int[], $3::text[]) AS k(name, kind)
  JOIN event e ON e.name = k.name AND e.properties->>'campaignId' = $4 AND e.occurred_at > $5
  JOIN message m ON m.run = $1 AND m.customer = e.customer ORDER BY e.occurred_at`;

/** The events are those of the campaign from now on. */
const OWN = `UPDATE event SET properties = properties || jsonb_build_object('campaignId', $1::text)
  WHERE name = ANY($2::int[]) AND properties->>'campaignId' = $3 AND occurred_at > $4`;

const KINDS = {
  'Email Delivered': 'delivered',
  'Email Bounced': 'bounce',
  'Email Opened': 'open',
  'Email Link Clicked': 'click',
  'Email Marked as Spam': 'complaint',
  Unsubscribed: 'unsubscribe',
} as const;

/**
 * The mailings of the last twelve weeks as campaigns that have ended, one each. Whoever received, opened and clicked is what the demo's events say; revenue follows from the orders.
 */
export async function insertSends(client: Client, products: readonly ExampleProduct[], now: Date): Promise<void> {
  const { rows: names } = await client.query<{ id: number; name: keyof typeof KINDS }>(
    `SELECT id, name FROM event_name WHERE kind = 'track' AND name = ANY($1)`,
    [Object.keys(KINDS)],
  );
  const numberOf = (name: keyof typeof KINDS): number => names.find((one) => one.name === name)?.id ?? 0;
  const from = new Date(now.getTime() - DAYS * 86_400_000);
  const sent = [numberOf('Email Delivered'), numberOf('Email Bounced')];
  const { rows: mailings } = await client.query<{ id: string; name: string; at: Date; until: Date }>(MAILINGS, [
    sent,
    from,
  ]);
  const ids = names.map((one) => one.id);
  const kinds = names.map((one) => KINDS[one.name]);
  for (const { id, name, at, until } of mailings) {
    const campaignId = newId('cmp');
    const { rows } = await client.query<{ number: number }>(CAMPAIGN, [campaignId, name, at, until]);
    const campaign = rows[0]?.number;
    const subject = id.startsWith('newsletter-') ? 'This week at the shop' : name;
    const document = await parseDocument(client, sentEmail(subject, DEFAULT_BRAND.siteUrl, products));
    await client.query(EMAIL, [campaign, name, JSON.stringify(document), hashDocument(document), at]);
    const run = await client.query<{ number: number }>(RUN, [newId('snd'), campaign, at, '{}', until]);
    const number = run.rows[0]?.number;
    const messages = await client.query(MESSAGES, [number, campaign, ...sent, id, from]);
    await client.query(SIGNALS, [number, ids, kinds, id, from]);
    await client.query(OWN, [campaignId, ids, id, from]);
    const count = messages.rowCount ?? 0;
    const stages = STAGES.map((stage) => ({ stage, left: count, lost: 0, reasons: [] }));
    await client.query('UPDATE send_run SET waterfall = $2 WHERE number = $1', [
      number,
      JSON.stringify({ at: at.toISOString(), members: count, stages, receives: count }),
    ]);
  }
}
