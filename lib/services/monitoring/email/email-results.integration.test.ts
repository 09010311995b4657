import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadWorld } from '@/lib/testing/oracle/load-world';
import type { Json, WorldCustomer, WorldEvent } from '@/lib/testing/oracle/world';
import { readResults } from '../campaigns/read-results';
import { digestParagraphs } from '../digest/digest-words';
import { getOverview } from '../overview/get-overview';
import { periodAt } from '../overview/period';
import { createShareLink, endShareLink, findShareLink } from '../share/share-links';
import { getEmailResults } from './get-email-results';

// A Wednesday; last week is 9 to 15 November.
const clock = new FixedClock(new Date('2026-11-18T12:00:00Z'));
const period = periodAt('last', clock.now(), 'Europe/London');
const results = () => getEmailResults(pool, { period, currency: 'GBP' });

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 4);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const person = (number: number): WorldCustomer => ({
  number,
  email: `c${number}@example.test`,
  traits: {},
  firstSeenAt: Date.parse('2026-01-01T00:00:00Z'),
  gone: false,
  consent: {},
  snapshot: {},
});
type Row = readonly [customer: number, name: string, at: string, properties: { [name: string]: Json }];
const eventsOf = (rows: readonly Row[]): WorldEvent[] =>
  rows.map(([customer, name, at, properties], index) => ({
    seq: index + 1,
    customer,
    kind: 'track',
    name,
    at: Date.parse(at),
    properties,
  }));

describe('what email did', () => {
  it('is nothing in a shop that has nothing, and says so', async () => {
    const empty = await results();
    expect(empty).toMatchObject({ empty: true, incremental: null, campaigns: [], underperforming: [] });
    expect(empty.attributed).toMatchObject({ value: 0, before: 0, orders: 0, chance: 0 });
    expect(empty.attributed.line).toHaveLength(12);
  });

  it('is counted from imported events alone: once a person, orders to the last click within 14 days', async () => {
    const letter = { campaignId: 'letter-1', campaign: 'Letter' };
    const next = { campaignId: 'letter-2', campaign: 'Second letter' };
    await loadWorld(pool, {
      customers: [1, 2, 3, 4].map(person),
      segments: [],
      events: eventsOf([
        ...[1, 2, 3].map((who): Row => [who, 'Email Delivered', '2026-11-10T10:00:00Z', letter]),
        [1, 'Email Delivered', '2026-11-12T10:00:00Z', next],
        [1, 'Email Opened', '2026-11-10T11:00:00Z', letter],
        [1, 'Email Opened', '2026-11-10T12:00:00Z', letter],
        [2, 'Email Opened', '2026-11-11T11:00:00Z', letter],
        [1, 'Email Link Clicked', '2026-11-10T11:01:00Z', letter],
        [1, 'Email Link Clicked', '2026-11-12T11:01:00Z', next],
        [3, 'Unsubscribed', '2026-11-11T11:00:00Z', letter],
        [1, 'Order Completed', '2026-11-11T10:00:00Z', { total: 30 }], // after the first click
        [1, 'Order Completed', '2026-11-13T10:00:00Z', { total: 50 }], // after the second
        [2, 'Order Completed', '2026-11-13T10:00:00Z', { total: 70 }], // opened only
        [4, 'Email Link Clicked', '2026-10-20T10:00:00Z', letter],
        [4, 'Order Completed', '2026-11-04T09:00:00Z', { total: 11 }], // 15 days after
        [4, 'Email Link Clicked', '2026-10-30T10:00:00Z', letter],
      ]),
    });
    const email = await results();
    expect(email.empty).toBe(false);
    expect(email.campaigns).toMatchObject([
      {
        name: 'Second letter',
        own: false,
        delivered: 1,
        opens: 0,
        clicks: 1,
        conversions: 1,
        revenue: 5000,
        roi: null,
      },
      {
        name: 'Letter',
        delivered: 3,
        opens: 2,
        clicks: 1,
        unsubscribed: 1,
        complained: 0,
        conversions: 1,
        revenue: 3000,
      },
    ]);
    // The week before: the click of 30 October credits the order of 4 November.
    expect(email.attributed).toMatchObject({ value: 8000, before: 1100, orders: 2, all: 15000 });
    expect(email.unsubscribed).toEqual({ value: 1, before: 0, delivered: 4 });
  });

  it('is counted from messages of our own, raw and filtered, with cost and return', async () => {
    const at = '2026-11-10T10:00:00Z';
    await pool.query(
      `INSERT INTO campaign (number, id, name, kind, status, schedule, send_time, attribution, cost, created_by, created_at, updated_at)
       VALUES (7, 'cmp_own', 'Own', 'oneOff', 'done', '{}', '{}', '{}', '{"perEmail":"0.5","fixed":"1"}', 'user:usr_1', $1, $1)`,
      [at],
    );
    await pool.query(
      `INSERT INTO message (number, id, run, campaign, step, version, customer, variant, status, due_at, created_at, sent_at)
       SELECT n, 'eml_' || n, 1, 7, 0, 1, n, 'A', CASE WHEN n = 4 THEN 'bounced' ELSE 'delivered' END, $1, $1, $1 FROM generate_series(1, 4) n`,
      [at],
    );
    await pool.query(
      `INSERT INTO message_signal (message, kind, at, machine) VALUES (1, 'open', $1, 'appleMail'), (2, 'open', $1, NULL), (2, 'open', $1, NULL),
       (2, 'click', $1, NULL), (3, 'click', $1, 'scanner'), (3, 'complaint', $1, NULL)`,
      [at],
    );
    await pool.query(
      `INSERT INTO conversion (message, order_key, campaign, customer, at, revenue, weight)
       SELECT 2, e.message_key, 7, 2, e.occurred_at, 70, 1 FROM event e WHERE e.customer = 2 AND e.total = 70`,
    );
    const email = await results();
    const own = email.campaigns.find((each) => each.own);
    expect(own).toMatchObject({
      sent: 4,
      delivered: 3,
      bounced: 1,
      opensRaw: 3,
      opens: 1,
      clicks: 1,
      complained: 1,
      conversions: 1,
    });
    // 70.00 for 4 × 0.50 + 1.00.
    expect(own).toMatchObject({ revenue: 7000, cost: 300 });
    expect(own?.roi).toBeCloseTo(67 / 3, 10);
    // The same as on the page of the campaign, also where one email costs a fraction of a penny.
    await pool.query(`UPDATE campaign SET cost = '{"perEmail":"0.0011","fixed":"0"}' WHERE number = 7`);
    const [cheap, page] = [
      (await results()).campaigns.find((each) => each.own),
      await readResults(pool, 'cmp_own', clock.now()),
    ];
    expect(cheap?.roi).toBeCloseTo((70 - 0.0044) / 0.0044, 6);
    expect(page.roi).toBeCloseTo(cheap?.roi ?? 0, 6);
    expect(page.figures.openedRaw).toBe(cheap?.opensRaw);
    expect(email.attributed).toMatchObject({ value: 15000, orders: 3 });
  });

  it('is added up by segment and strategy, each beside the period before', async () => {
    const [before, now] = ['2026-11-04T10:00:00Z', '2026-11-11T10:00:00Z'];
    await pool.query(
      `INSERT INTO segment (number, id, key, name, rule, status, built_version, size, created_at, updated_at)
       VALUES (70, 'seg_70', 'loyal', 'Loyal', '{"type":"all","children":[]}', 'active', 1, 0, $1, $1)`,
      [before],
    );
    await pool.query(
      `INSERT INTO strategy (number, id, key, name, goal, tone, cadence, priority, position, created_at, updated_at)
       VALUES (80, 'str_80', 'thanks', 'Thank them', '', '', '', 1, 1, $1, $1)`,
      [before],
    );
    await pool.query(
      `INSERT INTO campaign (number, id, name, kind, status, segment, strategy, schedule, send_time, attribution, cost, created_by, created_at, updated_at)
       SELECT n, 'cmp_' || n, 'Thanks ' || n, 'recurring', 'live', 70, CASE n WHEN 8 THEN 80 END, '{}', '{}', '{}', '{"perEmail":"0.1","fixed":"0"}', 'user:usr_1', $1, $1
       FROM generate_series(8, 9) n`,
      [before],
    );
    // Campaign 8: two the week before, three now; campaign 9: one, now.
    const messages = [
      [101, 8, before],
      [102, 8, before],
      [103, 8, now],
      [104, 8, now],
      [105, 8, now],
      [106, 9, now],
    ];
    for (const [number, of, at] of messages)
      await pool.query(
        `INSERT INTO message (number, id, run, campaign, step, version, customer, variant, status, due_at, created_at, sent_at)
         VALUES ($1::int, 'eml_' || $1::int, $1::int, $2, 0, 1, 1, 'A', 'delivered', $3, $3, $3)`,
        [number, of, at],
      );
    await pool.query(
      `INSERT INTO message_signal (message, kind, at) SELECT n, 'open', $1 FROM unnest(ARRAY[101, 103, 104, 106]) n`,
      [now],
    );
    const email = await results();
    expect(email.segments).toMatchObject([
      { id: 'seg_70', name: 'Loyal', sent: 4, opens: 3, cost: 40, before: { sent: 2, opens: 1, cost: 20 } },
    ]);
    expect(email.strategies).toMatchObject([
      { id: 'str_80', name: 'Thank them', sent: 3, opens: 2, before: { sent: 2, opens: 1 } },
    ]);
    const rows = email.campaigns.filter(({ id }) => id === 'cmp_8' || id === 'cmp_9');
    expect(rows.map(({ id, sent, before: was }) => [id, sent, was?.sent ?? null]).sort()).toEqual([
      ['cmp_8', 3, 2],
      ['cmp_9', 1, null],
    ]);
    await pool.query(
      'DELETE FROM message WHERE number > 100; DELETE FROM campaign WHERE number IN (8, 9); DELETE FROM segment; DELETE FROM strategy',
    );
  });

  it('is told in the digest, in figures', async () => {
    const overview = await getOverview(pool, { period: 'last', clock });
    const { subject, paragraphs } = digestParagraphs(overview, await results());
    expect(subject).toMatch(/^The shop: week of 9 November to 15 November, £150$/);
    expect(paragraphs.join('\n')).toContain('£150 followed an email');
    expect(paragraphs.join('\n')).toContain('- Letter: 3 delivered, 66.7 % opened, 33.3 % clicked, £30');
    expect(paragraphs.join('\n')).not.toMatch(/NaN|undefined|null/);
  });
});

it('a share link shows what it was made for, until it expires or is ended', async () => {
  const at = clock.now();
  const subject = { kind: 'overview', period: '4w' } as const;
  const made = await createShareLink(pool, { subject, days: 7, by: 'usr_1', at });
  expect((await findShareLink(pool, made.token, at))?.subject).toEqual(subject);
  expect(await findShareLink(pool, `${made.token}x`, at)).toBeUndefined();
  expect(await findShareLink(pool, made.token, made.expiresAt)).toBeUndefined();
  const { rows } = await pool.query<{ text: string }>('SELECT row_to_json(l)::text AS text FROM share_link l');
  expect(rows[0]?.text).not.toContain(made.token);
  await endShareLink(pool, made.id, at);
  expect(await findShareLink(pool, made.token, at)).toBeUndefined();
});
