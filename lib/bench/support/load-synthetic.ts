import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type SyntheticEvent, syntheticEvents } from '@/lib/demo/synthetic/synthetic-events';
import { type SyntheticOptions, syntheticCustomers } from '@/lib/demo/synthetic/synthetic-shop';
import { type CopyValue, copyRows } from '@/lib/platform/bulk/copy-rows';
import { withoutIndexes } from '@/lib/platform/bulk/without-indexes';

const TABLES = ['customer', 'identity', 'consent', 'event', 'event_name'];
const ATTEMPTS = 100;
const CUSTOMER_COLUMNS = [
  'number',
  'id',
  'external_id',
  'email',
  'traits',
  'created_at',
  'updated_at',
  'first_seen_at',
];
const EVENT_COLUMNS = [
  'message_key',
  'seq',
  'customer',
  'name',
  'occurred_at',
  'received_at',
  'product',
  'category',
  'total',
  'properties',
];

/**
 * Fills an empty, migrated database with the synthetic shop: customers, identities, consent and events, by COPY into
 * tables without indexes, in one transaction; then statistics and the visibility map. No metric and no membership.
 */
export async function loadSynthetic(
  databaseUrl: string,
  options: SyntheticOptions,
  say: (line: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await beginAlone(client);
    await client.query("SET LOCAL maintenance_work_mem = '1GB'; SET LOCAL work_mem = '256MB'");
    await copyPeople(client, options, say);
    await copyEvents(client, options, say);
    await client.query('COMMIT');
    say('statistics');
    await client.query(`VACUUM (ANALYZE) ${TABLES.join(', ')}`);
  } finally {
    await client.end();
  }
}

/**
 * Begins a transaction that has the tables for itself. The product that runs meanwhile reads several of them in one
 * transaction: who waits for one while he holds another lets go of it and tries again, so that neither waits for ever.
 */
async function beginAlone(client: pg.Client): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await client.query("BEGIN; SET LOCAL lock_timeout = '300ms'");
    try {
      await client.query(`LOCK TABLE ${TABLES.join(', ')} IN ACCESS EXCLUSIVE MODE; SET LOCAL lock_timeout = 0`);
      return;
    } catch (error) {
      await client.query('ROLLBACK');
      if (attempt === ATTEMPTS) throw error;
      await sleep(200);
    }
  }
}

async function copyPeople(client: pg.Client, options: SyntheticOptions, say: (line: string) => void): Promise<void> {
  const filled = (
    table: string,
    columns: readonly string[],
    rows: (one: Person) => (readonly CopyValue[])[],
  ): Promise<void> =>
    withoutIndexes(
      client,
      table,
      async () => {
        await copyRows(client, table, columns, flat(syntheticCustomers(options), rows), (count) =>
          say(`${table} ${count.toLocaleString('en')}`),
        );
      },
      (index) => say(`index ${index}`),
    );
  await filled('customer', CUSTOMER_COLUMNS, ({ number, externalId, email, traits, firstSeenAt }) => {
    const seen = new Date(firstSeenAt);
    return [[number, `cus_${number}`, externalId, email, JSON.stringify(traits), seen, seen, seen]];
  });
  await filled('identity', ['kind', 'value', 'customer', 'created_at'], ({ number, externalId, firstSeenAt }) => [
    ['user', externalId, number, new Date(firstSeenAt)],
  ]);
  await filled('consent', ['customer', 'channel', 'state', 'at', 'source'], ({ number, consent, firstSeenAt }) =>
    consent === null ? [] : [[number, 'email', consent, new Date(firstSeenAt), 'sign-up']],
  );
  await follow(client, 'customer', 'number');
}

type Person = ReturnType<typeof syntheticCustomers> extends Iterable<infer T> ? T : never;

function* flat<T>(items: Iterable<T>, rows: (item: T) => (readonly CopyValue[])[]): Iterable<readonly CopyValue[]> {
  for (const item of items) yield* rows(item);
}

async function copyEvents(client: pg.Client, options: SyntheticOptions, say: (line: string) => void): Promise<void> {
  const names = new Map<string, number>();
  let seq = 0;
  function* rows(): Iterable<readonly CopyValue[]> {
    for (const event of syntheticEvents(options)) {
      const name = names.get(event.name) ?? names.size + 1;
      names.set(event.name, name);
      seq += 1;
      yield eventRow(event, seq, name);
    }
  }
  await withoutIndexes(
    client,
    'event',
    async () => {
      await copyRows(client, 'event', EVENT_COLUMNS, rows(), (count) => {
        if (count % 1_000_000 < 500) say(`events ${count.toLocaleString('en')}`);
      });
    },
    (index) => say(`index ${index}`),
  );
  await copyRows(
    client,
    'event_name',
    ['id', 'kind', 'name'],
    [...names].map(([name, id]) => [id, 'track', name]),
  );
  await follow(client, 'event', 'seq');
  await follow(client, 'event_name', 'id');
}

function eventRow(event: SyntheticEvent, seq: number, name: number): readonly CopyValue[] {
  const at = new Date(event.at).toISOString();
  const { customer, product, category, total, properties } = event;
  return [messageKey(seq), seq, customer, name, at, at, product, category, total, properties];
}

/** Keys as scattered as those of real messages: 32 hexadecimal digits of a multiplicative hash of the number. */
function messageKey(seq: number): string {
  const part = (salt: number): string => (Math.imul(seq ^ salt, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return part(0) + part(0x5bd1e995) + part(0x27d4eb2f) + seq.toString(16).padStart(8, '0');
}

const follow = (client: pg.Client, table: string, column: string) =>
  client.query(`SELECT setval(pg_get_serial_sequence('${table}', '${column}'), (SELECT max(${column}) FROM ${table}))`);
