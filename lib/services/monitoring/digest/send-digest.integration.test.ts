import { afterAll, beforeAll, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { pool } from '@/lib/platform/db';
import { loadWorld } from '@/lib/testing/oracle/load-world';
import { openProductDatabase } from '@/lib/testing/product-database';
import { isSubscribed, setSubscribed } from './digest-subscribers';
import { sendDigest } from './send-digest';

// A Sunday, an hour before Monday in London; and that Monday.
const SUNDAY = new Date('2026-11-22T22:00:00Z');
const MONDAY = new Date('2026-11-23T07:30:00Z');

let database: Awaited<ReturnType<typeof openProductDatabase>>;
beforeAll(async () => {
  database = await openProductDatabase();
  await pool().query(`INSERT INTO user_account (id, email, name, role, created_at) VALUES
    ('usr_m', 'mia@shop.example', 'Mia Manager', 'manager', now()), ('usr_t', 'tom@shop.example', 'Tom', 'marketer', now())`);
});
afterAll(() => database.close());

const mails = async () => {
  const { rows } = await pool().query<{ recipient: string; subject: string; raw: Buffer }>(
    'SELECT recipient, subject, raw FROM outbox_mail ORDER BY seq',
  );
  return rows.map(({ raw, ...rest }) => ({ ...rest, raw: raw.toString('utf8') }));
};

it('goes to managers and whoever asked, on Monday morning, once', async () => {
  const clock = new FixedClock(SUNDAY);
  expect(await sendDigest(pool(), clock)).toBe(0);
  clock.set(MONDAY);
  expect(await sendDigest(pool(), clock), 'a shop without events').toBe(0);
  await loadWorld(pool(), {
    segments: [],
    customers: [
      { number: 1, email: 'c1@example.test', traits: {}, firstSeenAt: 0, gone: false, consent: {}, snapshot: {} },
    ],
    events: [
      {
        seq: 1,
        customer: 1,
        kind: 'track',
        name: 'Order Completed',
        at: Date.parse('2026-11-18T10:00:00Z'),
        properties: { total: 40 },
      },
    ],
  });
  await setSubscribed(pool(), 'usr_t', true, MONDAY);
  expect(await sendDigest(pool(), clock)).toBe(2);
  expect(await sendDigest(pool(), clock)).toBe(0);
  const sent = await mails();
  expect(sent.map(({ recipient }) => recipient).sort()).toEqual(['mia@shop.example', 'tom@shop.example']);
  expect(sent[0]?.subject).toContain('week of 16 November to 22 November');
  expect(sent[0]?.raw).toContain('/overview');
});

it('is left by whoever does not want it', async () => {
  await setSubscribed(pool(), 'usr_m', false, MONDAY);
  expect(await isSubscribed(pool(), 'usr_m')).toBe(false);
  await setSubscribed(pool(), 'usr_m', true, MONDAY);
  expect(await isSubscribed(pool(), 'usr_m')).toBe(true);
});
