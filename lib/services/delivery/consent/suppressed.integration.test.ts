import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { MailWorld, START } from '@/lib/testing/mail-world';
import { importSuppressed } from './import-suppressed';
import { listSuppressed } from './list-suppressed';
import { removeSuppressed } from './remove-suppressed';
import { suppressAddresses } from './suppress-addresses';

let world: MailWorld;
beforeAll(async () => {
  world = await MailWorld.start(5);
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const rows = async (statement: string) => (await pool().query(statement)).rows;
const by = 'user:one';

it('an imported address ends the customers who have it, tells the segments, and keeps its first reason', async () => {
  await suppressAddresses(pool(), ['C1@customers.example '], { reason: 'complaint', source: 'ses', at: START });
  const outcome = await importSuppressed(
    pool(),
    'c1@customers.example\nC2@customers.example\nc2@customers.example\nx@y.example\nnobody',
    { by, at: START },
  );
  expect(outcome).toEqual({ added: 2, known: 2, customers: 1, unread: 1, examples: ['nobody'] });
  expect(await rows('SELECT customer, reason FROM suppression ORDER BY 1')).toEqual([
    { customer: 1, reason: 'complained' },
    { customer: 2, reason: 'import' },
  ]);
  expect(await rows('SELECT customers FROM change ORDER BY id')).toEqual([{ customers: [1] }, { customers: [2] }]);
});

it('lists them page by page, with those that only an event told of, and finds them', async () => {
  await suppressAddresses(pool(), ['a@y.example', 'b@y.example', 'c@y.example'], {
    reason: 'manual',
    source: by,
    at: START,
  });
  await pool().query(`INSERT INTO suppression VALUES (3, 'email', 'bounced', $1::timestamptz - interval '1 day')`, [
    START,
  ]);
  const first = await listSuppressed(pool(), { limit: 2 });
  expect([first.data.map(({ email }) => email), first.total]).toEqual([['c@y.example', 'b@y.example'], 4]);
  const second = await listSuppressed(pool(), { limit: 2, cursor: first.nextCursor ?? '' });
  expect(second.data.map(({ email, reason, customers }) => [email, reason, customers])).toEqual([
    ['a@y.example', 'manual', 0],
    ['c3@customers.example', 'hardBounce', 1],
  ]);
  expect(second.nextCursor).toBeNull();
  expect((await listSuppressed(pool(), { limit: 9, q: 'B@Y' })).data).toHaveLength(1);
  expect((await listSuppressed(pool(), { limit: 9, reason: 'hardBounce' })).data).toHaveLength(1);
  expect((await listSuppressed(pool(), { limit: 9, cursor: 'nonsense' })).data).toHaveLength(4);
});

it('comes off with a reason in the ledger; a consent that was withdrawn stays so', async () => {
  await suppressAddresses(pool(), ['c1@customers.example'], { reason: 'hardBounce', source: null, at: START });
  await pool().query(`UPDATE consent SET state = 'unsubscribed' WHERE customer = 1`);
  await removeSuppressed(pool(), { email: 'C1@customers.example', because: 'Mended', by, at: START });
  expect(await rows('SELECT * FROM suppression')).toEqual([]);
  expect(await rows('SELECT state, source, wording FROM consent_record')).toEqual([
    { state: 'unsubscribed', source: 'person', wording: 'Mended' },
  ]);
  await expect(
    removeSuppressed(pool(), { email: 'c1@customers.example', because: 'Again', by, at: START }),
  ).rejects.toMatchObject({ code: 'notFound' });
});
