import type { Pool } from '@/lib/platform/db';
import { saveDraft } from '@/lib/services/content/versions';

/** An email as shops send it: words with a name, pictures of products, a button. */
export const PLAIN = {
  format: 1,
  variants: [
    {
      key: 'A',
      subject: '{{ customer.firstName | default: "Hello" }}, warm evenings ahead',
      preheader: 'Tea lights, lanterns and candles',
    },
    {
      key: 'B',
      subject: 'New tea lights for {{ customer.firstName | default: "you" }}',
      preheader: 'And what goes with them',
    },
  ],
  blocks: [
    {
      id: 'hero',
      type: 'hero',
      title: 'Warm evenings, {{ customer.firstName | default: "friend" }}',
      text: 'Lanterns are back',
    },
    {
      id: 'text',
      type: 'text',
      text: 'The days are short, so we have filled the shelves with **tea lights**.\n\nSee [what is new](https://thistleandtin.example/new), or come by.',
    },
    { id: 'list', type: 'products', products: ['p1', 'p2', 'p3'], columns: 3 },
    {
      id: 'more',
      type: 'text',
      text: '{% if customer.traits.country == "GB" %}Free parcels to the United Kingdom.{% else %}Parcels from 4.90.{% endif %}',
    },
    { id: 'butt', type: 'button', label: 'See them all', href: 'https://thistleandtin.example/shop' },
    { id: 'line', type: 'divider' },
    { id: 'foot', type: 'text', style: 'small', text: 'You get this because you like candles.' },
  ],
};

/** The same with four products for each customer alone. */
export const RECOMMENDING = {
  ...PLAIN,
  blocks: PLAIN.blocks.map((block) =>
    block.id === 'list' ? { id: 'list', type: 'recommendations', count: 4, columns: 2 } : block,
  ),
};

/**
 * A campaign to all customers of the shop (send-shop.ts) whose email is approved and whose audience is frozen; held back
 * until `release`.
 */
export async function makeCampaign(
  db: Pool,
  { name, document, customers, at }: { name: string; document: unknown; customers: number; at: Date },
): Promise<{ release(): Promise<void> }> {
  const { rows } = await db.query<{ number: number }>(
    `INSERT INTO campaign (id, name, kind, status, schedule, send_time, attribution, cost, created_by, created_at, updated_at)
     VALUES ('cmp_' || $2::text, $2, 'oneOff', 'paused', '{}', '{}', '{}', '{}', 'system', $1, $1) RETURNING number`,
    [at, name],
  );
  const campaign = rows[0]?.number ?? 0;
  await db.query(`INSERT INTO campaign_step (campaign, position, name) VALUES ($1, 0, 'Email')`, [campaign]);
  const { number } = await saveDraft(db, { campaign, step: 0, document, by: 'system', at });
  await db.query(`UPDATE email_version SET status = 'approved' WHERE campaign = $1`, [campaign]);
  await db.query('UPDATE campaign_step SET approved = $2 WHERE campaign = $1', [campaign, number]);
  const run = await db.query<{ number: number }>(
    `INSERT INTO send_run (id, campaign, step, version, status, frozen_at, waterfall)
     VALUES ('snd_' || $4::text, $1, 0, $2, 'frozen', $3, '{}') RETURNING number`,
    [campaign, number, at, name],
  );
  await db.query(
    `INSERT INTO message (id, run, campaign, step, version, customer, variant, status, due_at, created_at)
     SELECT 'msg_' || $6::text || n, $1, $2, 0, $3, n, CASE n % 2 WHEN 0 THEN 'B' ELSE 'A' END, 'queued', $4, $4
     FROM generate_series(1, $5::int) AS n`,
    [run.rows[0]?.number, campaign, number, at, customers, name],
  );
  await db.query('ANALYZE message');
  return {
    release: async () => void (await db.query(`UPDATE campaign SET status = 'sending' WHERE number = $1`, [campaign])),
  };
}
