import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import type { MailReport } from '@/lib/platform/mail/api/report';
import { OutboxProvider } from '@/lib/platform/mail/outbox/outbox-provider';
import { MailWorld, START } from '@/lib/testing/mail-world';
import { takeReports } from './take-reports';

let world: MailWorld;
beforeAll(async () => {
  world = await MailWorld.start(5);
});
beforeEach(async () => {
  await world.reset();
  await world.campaign(4);
  await world.sender(new OutboxProvider(pool())).drain();
});
afterAll(() => world.close());

const report = (more: Partial<MailReport>): MailReport => ({
  kind: 'bounce',
  hard: true,
  reference: 'msg_1x1',
  providerId: null,
  email: 'C1@customers.example',
  words: '550 gone\u0000',
  at: START,
  ...more,
});
const take = (...reports: MailReport[]) => takeReports(pool(), 'mailgun', reports, START);
const rows = async (statement: string) => (await pool().query(statement)).rows;

it('a bounce for good ends the address, at once and once; one for now does not', async () => {
  await take(report({}), report({}), report({ reference: 'msg_1x2', email: 'c2@customers.example', hard: false }));
  expect(await rows('SELECT email, reason, source FROM suppressed_address')).toEqual([
    { email: 'c1@customers.example', reason: 'hardBounce', source: 'mailgun' },
  ]);
  expect(await rows('SELECT customer, reason FROM suppression')).toEqual([{ customer: 1, reason: 'bounced' }]);
  expect(
    await rows(`SELECT message, detail->>'type' AS type FROM message_signal WHERE kind = 'bounce' ORDER BY 1`),
  ).toEqual([
    { message: 1, type: 'hard' },
    { message: 2, type: 'soft' },
  ]);
  expect(await world.states()).toEqual({ 'bounced hardBounce': 1, sent: 3 });
});

it('a complaint ends the address and the consent, with its place in the ledger; the next email does not go', async () => {
  await take(report({ kind: 'complaint' }), report({ kind: 'complaint' }));
  expect(await rows('SELECT customer, state, source FROM consent_record')).toEqual([
    { customer: 1, state: 'unsubscribed', source: 'complaint' },
  ]);
  await world.campaign(2);
  await world.sender(new OutboxProvider(pool())).drain();
  expect(await world.states()).toMatchObject({ 'skipped withdrew': 1 });
});

it('delivered, unsubscribed at the provider, and what is nobody’s', async () => {
  await take(
    report({ kind: 'delivered' }),
    report({ kind: 'unsubscribe', reference: 'msg_1x2' }),
    report({ reference: 'msg_none', email: 'stranger@b.example' }),
  );
  expect(await world.states()).toEqual({ delivered: 1, sent: 3 });
  expect(await rows(`SELECT customer FROM consent WHERE state = 'unsubscribed'`)).toEqual([{ customer: 2 }]);
  expect(await rows('SELECT email FROM suppressed_address')).toEqual([{ email: 'stranger@b.example' }]);
});
