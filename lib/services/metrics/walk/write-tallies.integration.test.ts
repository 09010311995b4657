import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { DEFAULT_FORMULA } from '../engagement-formula';
import { readEventNames } from '../event-names';
import { laneOf } from '../lanes';
import { activityRows, pointRows } from '../sql/activity-rows';
import { sessionRows } from '../sql/session-rows';
import { CREATE_STAGE, DROP_STAGE } from '../sql/stage-tables';
import { writeTallies } from './write-tallies';

let database: TestDatabase;
let db: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createPool(database.url, 2);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const AT = new Date('2026-03-01T12:00:00.123Z');
const NAMES = [
  'Product Viewed',
  'Email Delivered',
  'Order Completed',
  'Unsubscribed',
  'Something else',
  'Order Refunded',
];

/** Ages to the millisecond, most of them within a day of others, some later than `AT`, some older than any window. */
const FILL = `INSERT INTO event (message_key, customer, name, occurred_at, received_at)
  SELECT gen_random_uuid(), 1 + floor(power(random(), 2) * 300)::int, 1 + floor(random() * ${NAMES.length})::int,
    $1::timestamptz - make_interval(days => floor(power(random(), 3) * 420)::int - 1)
      - make_interval(secs => floor(power(random(), 2) * 86400000) / 1000), $1
  FROM generate_series(1, 30000)`;

it('a walk over everyone counts to the last bit what the statements for a few count', async () => {
  await db.query(
    `INSERT INTO customer (id, created_at, updated_at) SELECT 'cus_' || n, $1, $1 FROM generate_series(1, 300) n`,
    [AT],
  );
  for (const name of NAMES) await db.query(`INSERT INTO event_name (kind, name) VALUES ('track', $1)`, [name]);
  await laneOf(db)(async (lane) => {
    await lane.query('SELECT setseed(0.7)');
    await lane.query(FILL, [AT]);
  });
  const names = await readEventNames(db);
  await db.query(CREATE_STAGE);
  const walk = { names, formula: DEFAULT_FORMULA, at: AT };
  for (const scope of [
    { from: 0, below: 100 },
    { from: 100, below: 301 },
  ])
    await laneOf(db)((lane) => writeTallies(lane, scope, walk));
  const walked = await db.query('SELECT * FROM metric_stage.activity ORDER BY customer');
  const asked = await db.query(sql`
    SELECT a.*, coalesce(p.raw, 0) AS raw, coalesce(p.raw_before, 0) AS raw_before, coalesce(s.sessions, 0) AS sessions, s.variability
    FROM (${activityRows('all', names, AT)}) a LEFT JOIN (${pointRows('all', names, AT, DEFAULT_FORMULA)}) p USING (customer)
      LEFT JOIN (${sessionRows('all', names, AT)}) s USING (customer) ORDER BY a.customer`);
  await db.query(DROP_STAGE);
  expect(asked.rows.filter(({ variability, raw }) => variability > 0 && raw > 0).length).toBeGreaterThan(150);
  expect(walked.rows).toEqual(asked.rows);
});
