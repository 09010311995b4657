import { FixedClock } from '@/lib/core';
import { pool } from '@/lib/platform/db';
import type { MailProvider } from '@/lib/platform/mail/mail-provider';
import type { SmtpPatience } from '@/lib/platform/mail/smtp/smtp-options';
import { SmtpProvider } from '@/lib/platform/mail/smtp/smtp-provider';
import { DEFAULT_BRAND, saveBrand } from '@/lib/services/content/brand';
import { saveDraft } from '@/lib/services/content/versions';
import { Sender } from '@/lib/services/delivery/send/sender';
import { type MailServer, type MailServerOptions, openMailServer } from './mail-server';
import { openProductDatabase } from './product-database';

export const START = new Date('2026-11-20T12:00:00Z');
export const ORIGIN = 'https://kindred.example';
const PATIENCE: SmtpPatience = { connect: 2_000, greeting: 2_000, silence: 2_000 };

export const DOCUMENT = {
  format: 1,
  variants: [
    { key: 'A', subject: 'Tea lights for {{ customer.firstName | default: "you" }}', preheader: 'Warm evenings' },
    { key: 'B', subject: 'Warm evenings, {{ customer.firstName | default: "friend" }}', preheader: 'Tea lights' },
  ],
  blocks: [
    { id: 'head', type: 'text', style: 'heading', text: 'Hello {{ customer.firstName | default: "there" }}' },
    {
      id: 'body',
      type: 'text',
      text: 'Our **tea lights** are back, and [this page](https://thistleandtin.example/tea) shows them all.',
    },
    { id: 'butt', type: 'button', label: 'See them', href: 'https://thistleandtin.example/shop' },
  ],
};

/** A shop with customers who want its mail, and campaigns whose email is approved, for tests of sending. */
export class MailWorld {
  clock = new FixedClock(START);
  readonly errors: unknown[] = [];
  private readonly open: { close(): Promise<void> }[] = [];
  private senders = 0;

  private constructor(
    readonly database: { url: string; close(): Promise<void> },
    private readonly customers: number,
  ) {}

  static async start(customers = 100): Promise<MailWorld> {
    return new MailWorld(await openProductDatabase(), customers);
  }

  /** Everything as at the start: for `beforeEach`. */
  async reset(): Promise<void> {
    this.clock = new FixedClock(START);
    this.errors.length = 0;
    await pool().query(
      `TRUNCATE campaign, campaign_step, email_version, review, send_run, send_exclusion, message, message_signal, outbox_mail, conversion,
       customer, identity, consent, suppression, suppressed_address, consent_record, topic_consent, contact_preference, event, change, topic RESTART IDENTITY CASCADE`,
    );
    await pool().query(
      `INSERT INTO customer (number, id, external_id, email, traits, created_at, updated_at)
       SELECT n, 'cus_' || n, 'u' || n, 'c' || n || '@customers.example', jsonb_build_object('firstName', 'Ann' || n, 'email', 'c' || n || '@customers.example'), $1, $1
       FROM generate_series(1, $2::int) AS n`,
      [START, this.customers],
    );
    await pool().query(`SELECT setval('customer_number_seq', $1)`, [this.customers]);
    await pool().query(
      `INSERT INTO identity (kind, value, customer, created_at) SELECT 'user', external_id, number, $1 FROM customer`,
      [START],
    );
    await pool().query(
      `INSERT INTO consent (customer, channel, state, at, source) SELECT number, 'email', 'subscribed', $1::timestamptz - interval '1 day', 'test' FROM customer`,
      [START],
    );
    await pool().query(
      `INSERT INTO topic (key, name, description, position) VALUES ('offers', 'Offers', '', 1), ('news', 'News', '', 2)`,
    );
    await saveBrand(pool(), { brand: DEFAULT_BRAND, at: START });
  }

  /** A campaign with an approved email and a frozen run of the customers 1 to `count`; answers their numbers. */
  async campaign(
    count: number,
    { document = DOCUMENT as unknown, kind = 'oneOff', topic = 'offers' } = {},
  ): Promise<{ campaign: number; run: number }> {
    const at = START;
    const { rows } = await pool().query<{ number: number }>(
      `INSERT INTO campaign (id, name, kind, status, topic, schedule, send_time, attribution, cost, created_by, created_at, updated_at)
       VALUES ('cmp_' || nextval('campaign_number_seq'), 'Winter lights', $1, 'sending', $2, '{}', '{}', '{"windowDays":14,"model":"lastClick"}', '{}', 'user:one', $3, $3) RETURNING number`,
      [kind, topic, at],
    );
    const campaign = rows[0]?.number ?? 0;
    await pool().query(`INSERT INTO campaign_step (campaign, position, name) VALUES ($1, 0, 'Email')`, [campaign]);
    const { number, hash } = await saveDraft(pool(), { campaign, step: 0, document, by: 'user:one', at });
    await pool().query(`UPDATE email_version SET status = 'approved' WHERE campaign = $1 AND number = $2`, [
      campaign,
      number,
    ]);
    await pool().query(
      `INSERT INTO review (id, campaign, step, version, status, hash, submitted_by, submitted_at, risk, risk_reasons, approvals, policies)
       VALUES ('rev_' || $1::int, $1::int, 0, $2, 'approved', $3, 'user:one', $4, 'low', '[]', 1, '[]')`,
      [campaign, number, hash, at],
    );
    await pool().query('UPDATE campaign_step SET approved = $2 WHERE campaign = $1', [campaign, number]);
    const run = await pool().query<{ number: number }>(
      `INSERT INTO send_run (id, campaign, step, version, status, frozen_at, waterfall) VALUES ('snd_' || $1::int, $1::int, 0, $2, 'frozen', $3, '{}') RETURNING number`,
      [campaign, number, at],
    );
    const runNumber = run.rows[0]?.number ?? 0;
    await pool().query(
      `INSERT INTO message (id, run, campaign, step, version, customer, variant, status, due_at, created_at)
       SELECT 'msg_' || $1::int || 'x' || n, $1::int, $2, 0, $3, n, CASE n % 2 WHEN 0 THEN 'B' ELSE 'A' END, 'queued', $4, $4 FROM generate_series(1, $5::int) AS n`,
      [runNumber, campaign, number, at, count],
    );
    return { campaign, run: runNumber };
  }

  /** A mail server of this test and a provider that hands to it. */
  async server(
    options: MailServerOptions = {},
    connections = 4,
  ): Promise<{ server: MailServer; provider: SmtpProvider }> {
    const server = await openMailServer(options);
    const provider = new SmtpProvider({ url: server.url, connections, patience: PATIENCE });
    this.open.push(server, provider);
    return { server, provider };
  }

  sender(provider: MailProvider, more: { rate?: number } = {}): Sender {
    this.senders += 1;
    return new Sender({
      pool: pool(),
      provider,
      clock: { now: () => this.clock.now() },
      origin: ORIGIN,
      worker: `test ${this.senders}`,
      onError: (error) => this.errors.push(error),
      ...more,
    });
  }

  /** How many messages are in each state, with their reason. */
  async states(): Promise<Record<string, number>> {
    const { rows } = await pool().query<{ state: string; n: number }>(
      `SELECT concat_ws(' ', status, reason) AS state, count(*)::int AS n FROM message GROUP BY 1 ORDER BY 1`,
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }

  /** Closes servers and connections: for `afterEach`. */
  async rest(): Promise<void> {
    for (const one of this.open.splice(0).reverse()) await one.close();
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
