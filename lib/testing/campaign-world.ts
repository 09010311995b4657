import { createPool, type Pool } from '@/lib/platform/db';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import { createCampaign } from '@/lib/services/campaigns/create-campaign';
import { createCampaignSchema } from '@/lib/services/campaigns/fields';
import { findCampaign, getCampaign } from '@/lib/services/campaigns/find-campaign';
import { createTestDatabase } from './database';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const email = (variants: { key: string; weight?: number }[] = [{ key: 'A' }]) => ({
  format: 1,
  language: 'en',
  variants: variants.map(({ key, weight = 1 }) => ({
    key,
    subject: `Hello ${key}`,
    preheader: '',
    blocks: null,
    weight,
    reason: '',
  })),
  blocks: [{ id: 'text1', type: 'text', style: 'paragraph', text: 'Hello', align: 'left', showWhen: null }],
  utm: { source: 'kindred', medium: 'email', campaign: '' },
});

/** Customers who can all be written to, in one live segment, and campaigns whose emails are approved. */
export class CampaignWorld {
  private constructor(
    readonly pool: Pool,
    private readonly drop: () => Promise<void>,
    readonly start: Date,
  ) {}

  static async open(start: Date): Promise<CampaignWorld> {
    const database = await createTestDatabase();
    const pool = createPool(database.url, 6);
    return new CampaignWorld(pool, database.drop, start);
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.drop();
  }

  /** So many customers, all of them members of the segment `people`, subscribed, at no quiet hour. */
  async reset(customers: number): Promise<void> {
    await this.pool.query(
      `TRUNCATE campaign, strategy, segment, membership, segment_transition, customer, consent, suppression, suppressed_address,
       contact_preference, topic, topic_consent, message, message_signal, send_run, send_exclusion, journey, conversion, campaign_precedence,
       review, setting, event, event_name RESTART IDENTITY CASCADE`,
    );
    const values = [customers, this.start];
    await this.pool.query(
      `INSERT INTO customer (number, id, email, traits, created_at, updated_at)
       SELECT n, 'cus_' || n, 'c' || n || '@example.com', '{"country": "GB"}', $2, $2 FROM generate_series(1, $1::int) AS n`,
      values,
    );
    await this.pool.query(
      `INSERT INTO consent (customer, channel, state, at, source) SELECT n, 'email', 'subscribed', $2, 'test' FROM generate_series(1, $1::int) AS n`,
      values,
    );
    await this.addSegment('people', { from: 1, to: customers });
    await this.setting('send.rules', { quietHours: null, cap: null });
  }

  async addSegment(key: string, { from, to }: { from: number; to: number }): Promise<number> {
    const { rows } = await this.pool.query<{ number: number }>(
      `INSERT INTO segment (id, key, name, rule, status, built_version, size, created_at, updated_at)
       VALUES ($1, $2, $2, '{"type":"all","children":[]}', 'active', 1, $3, $4, $4) RETURNING number`,
      [`seg_${key}`, key, to - from + 1, this.start],
    );
    const number = rows[0]?.number ?? 0;
    await this.pool.query(
      `INSERT INTO membership (segment, customer, entered_at) SELECT $1, n, $4 FROM generate_series($2::int, $3::int) AS n`,
      [number, from, to, this.start],
    );
    return number;
  }

  /** What the evaluator writes where somebody enters or leaves. */
  async move(customer: number, entered: boolean, at: Date, segment = 1): Promise<void> {
    const values = [segment, customer, at];
    if (entered)
      await this.pool.query('INSERT INTO membership (segment, customer, entered_at) VALUES ($1, $2, $3)', values);
    else
      await this.pool.query(
        'UPDATE membership SET left_at = $3 WHERE segment = $1 AND customer = $2 AND left_at IS NULL',
        values,
      );
    await this.pool.query('INSERT INTO segment_transition (segment, customer, at, entered) VALUES ($1, $2, $3, $4)', [
      ...values,
      entered,
    ]);
  }

  setting(key: string, value: unknown): Promise<unknown> {
    return this.pool.query(
      `INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [key, JSON.stringify(value), this.start],
    );
  }

  /** A campaign to the segment `people` with an approved email in each step. */
  async campaign(
    settings: Record<string, unknown> = {},
    { document = email(), status = 'approved' }: { document?: unknown; status?: string } = {},
  ): Promise<Campaign & { number: number }> {
    const input = createCampaignSchema.parse({ name: 'Hello', segment: 'people', ...settings });
    const { id } = await createCampaign(this.pool, input, { actor: 'user:u', at: this.start });
    const { number, steps } = await findCampaign(this.pool, id);
    for (const { position } of steps)
      await this.pool.query(
        `INSERT INTO email_version (campaign, step, number, status, document, hash, created_by, created_at, updated_by, updated_at)
         VALUES ($1, $2, 1, 'approved', $3, 'hash', 'user:u', $4, 'user:u', $4)`,
        [number, position, JSON.stringify(document), this.start],
      );
    await this.pool.query('UPDATE campaign_step SET version = 1, approved = 1 WHERE campaign = $1', [number]);
    await this.pool.query('UPDATE campaign SET status = $2 WHERE number = $1', [number, status]);
    return { ...(await getCampaign(this.pool, id)), number };
  }

  async status(id: string): Promise<{ status: string; statusReason: string | null }> {
    const { status, statusReason } = await findCampaign(this.pool, id);
    return { status, statusReason };
  }

  /** Hands everything over that is due, as the sender would: of a pilot only its own. */
  async send(at: Date): Promise<number> {
    const { rowCount } = await this.pool.query(
      `UPDATE message m SET status = 'sent', sent_at = $1, attempts = 1 FROM send_run r JOIN campaign c ON c.number = r.campaign
       WHERE r.number = m.run AND m.status = 'queued' AND m.due_at <= $1 AND c.status IN ('sending', 'live')
         AND (r.status = 'sending' OR (r.status = 'pilot' AND m.pilot))`,
      [at],
    );
    return rowCount ?? 0;
  }

  async messages(
    campaign: number,
  ): Promise<{ customer: number; variant: string; status: string; dueAt: Date; step: number; pilot: boolean }[]> {
    const { rows } = await this.pool.query(
      `SELECT customer, variant, status, due_at AS "dueAt", step, pilot FROM message WHERE campaign = $1 ORDER BY number`,
      [campaign],
    );
    return rows;
  }

  async excluded(): Promise<Record<string, string>> {
    const { rows } = await this.pool.query<{ customer: number; reason: string }>(
      'SELECT customer, reason FROM send_exclusion',
    );
    return Object.fromEntries(rows.map(({ customer, reason }) => [customer, reason]));
  }
}
