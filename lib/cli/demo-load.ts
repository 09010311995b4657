import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Client } from 'pg';
import type { ExampleProduct } from '@/lib/demo/email/example-emails';
import { generateShop } from '@/lib/demo/generate-shop';
import { createPool } from '@/lib/platform/db';
import { attributeConversions } from '@/lib/services/delivery/convert/attribute-conversions';
import { laneWithin } from '@/lib/services/metrics/lanes';
import { moveStagesOf } from '@/lib/services/metrics/move-every-stage';
import { recomputeOn } from '@/lib/services/metrics/recompute-all';
import { refreshProductFacts } from '@/lib/services/metrics/refresh-product-facts';
import { CliError } from './cli-error';
import { withClient } from './database/with-client';
import { copyEvents } from './demo/copy-events';
import { copyPeople } from './demo/copy-people';
import { copyProducts } from './demo/copy-products';
import { insertAccess } from './demo/insert-access';
import { insertModels } from './demo/insert-models';
import { insertSegments } from './demo/insert-segments';
import { insertSends } from './demo/insert-sends';
import { insertSettings } from './demo/insert-settings';
import { narrator } from './demo/narrator';
import { prepareCampaigns } from './demo/prepare-campaigns';
import { readPacked } from './demo/read-packed';
import { readEnvironment } from './environment';
import { writePrivately } from './product/write-privately';

export interface LoadDemoOptions {
  databaseUrl: string;
  /** Gets the same line again and again, as it changes: what is being loaded, counts, seconds. */
  progress: (line: string) => void;
  now: Date;
  /** The same seed and day give the same shop, save for the secrets. */
  seed?: string;
}

export const DEMO_SEED = 'kindred';
/** Tables that follow the numbers that were given here. */
const SEQUENCES = [
  ['customer', 'number'],
  ['product', 'number'],
  ['event', 'seq'],
  ['event_name', 'id'],
] as const;

/**
 * Loads the demo shop into an empty, migrated database, in one transaction: after a crash there is nothing of it. Its
 * sign-ins and keys are written to `demo.json.partial` in the data folder, for their owner alone. Throws CliError where
 * the database holds customers or events already.
 */
export async function loadDemo({ databaseUrl, progress, now, seed = DEMO_SEED }: LoadDemoOptions): Promise<void> {
  const say = narrator(progress);
  await withClient(databaseUrl, async (client) => {
    await refuseUsed(client);
    say('reading the shop’s invoices');
    const shop = generateShop(readPacked(), { now, seed });
    await client.query('BEGIN');
    try {
      await client.query(
        "SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL work_mem = '128MB'; SET LOCAL jit = off; SET LOCAL enable_memoize = off",
      );
      say(
        `customers ${shop.customers.length.toLocaleString('en-GB')}, products ${shop.products.length.toLocaleString('en-GB')}`,
      );
      await copyPeople(client, shop);
      await copyProducts(client, shop);
      const events = await copyEvents(client, shop, say);
      await events.consent.copy(client);
      for (const [table, column] of SEQUENCES) await followUp(client, table, column);
      say('statistics');
      await client.query('ANALYZE customer, identity, product, event, event_name');
      await computeMetrics(client, now, say);
      say('segments and sign-ins');
      const access = await insertAccess(client, now);
      await insertSegments(client, now);
      await insertModels(client, now);
      await insertSettings(client, shop, events.names, access, now);
      say('the mailings of the last twelve weeks');
      await insertSends(client, await readExamples(client), now);
      await attributeConversions(client, now);
      const { dataFolder } = readEnvironment();
      mkdirSync(dataFolder, { recursive: true });
      writePrivately(path.join(dataFolder, 'demo.json.partial'), access);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
    say('campaigns');
    const examples = await readExamples(client);
    const pool = createPool(databaseUrl, 2);
    await prepareCampaigns(pool, examples, now).finally(() => pool.end());
    say('tidying up');
    await client.query(
      'VACUUM (ANALYZE) event, customer, customer_fact, customer_snapshot, identity, product, product_fact',
    );
    say(
      `the demo shop is loaded: ${shop.customers.length.toLocaleString('en-GB')} customers, ${shop.size.toLocaleString('en-GB')} events`,
    );
  });
}

/** Products that an example may show: those that sold most, of as many categories. */
async function readExamples(client: Client): Promise<ExampleProduct[]> {
  const { rows } = await client.query<ExampleProduct>(
    `SELECT id, name FROM (SELECT DISTINCT ON (p.category) p.id, p.name, f.revenue FROM product p JOIN product_fact f ON f.product = p.number
       WHERE p.category IS NOT NULL ORDER BY p.category, f.revenue DESC NULLS LAST) AS best ORDER BY revenue DESC NULLS LAST LIMIT 3`,
  );
  return rows;
}

async function refuseUsed(client: Client): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(
    'SELECT EXISTS (SELECT FROM customer) OR EXISTS (SELECT FROM event) OR EXISTS (SELECT FROM user_account) AS used',
  );
  if (rows[0]?.used) throw new CliError('The demo is loaded into an empty database only: this one is in use.');
}

async function computeMetrics(client: Client, now: Date, say: (line: string) => void): Promise<void> {
  say('what customers did: facts, engagement, scores');
  await recomputeOn([laneWithin(client)], now);
  say('lifecycle stages');
  await moveStagesOf([laneWithin(client)], now);
  say('what products sold');
  await refreshProductFacts(client, 'all', now);
}

const followUp = (client: Client, table: string, column: string) =>
  client.query(`SELECT setval(pg_get_serial_sequence('${table}', '${column}'), (SELECT max(${column}) FROM ${table}))`);
