import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { type RunningProduct, runProduct } from '@/lib/bench/support/run-product';
import { hashSecret } from '@/lib/services/accounts/secrets';
import { messageKeyOf } from '@/lib/services/ingest/accept-call';

const KEY = 'kw_durability_test_key_of_no_value';
const CUSTOMERS = 200;

/** Process numbers of the web server: below what was started, and named by Next. */
function webProcesses(root: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
      return match ? [{ pid: Number(match[1]), parent: Number(match[2]), args: match[3] ?? '' }] : [];
    });
  const below = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const row of rows) {
      if (!below.has(row.pid) && below.has(row.parent)) {
        below.add(row.pid);
        grown = true;
      }
    }
  }
  return rows
    .filter((row) => below.has(row.pid) && /next-server|next\/dist\/bin\/next|dist\/front\.mjs/.test(row.args))
    .map((row) => row.pid);
}

const postmaster = (product: RunningProduct): number =>
  Number(readFileSync(path.join(product.folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Sends a batch until it is acknowledged, as a client does; gives how often it had to try. */
async function sendUntilAcknowledged(url: string, batch: readonly unknown[]): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(`${url}/api/v1/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${KEY}:`)}` },
      body: JSON.stringify({ batch }),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    if (answer?.status === 200) return tries;
    if (answer && answer.status < 500 && answer.status !== 429)
      throw new Error(`${answer.status} ${await answer.text()}`);
    await sleep(100);
  }
}

test('kill -9 of the web process and of PostgreSQL in the middle of a load loses and duplicates nothing', async () => {
  test.setTimeout(240_000);
  const product = await runProduct();
  try {
    await withClient(product, (db) =>
      db.query('INSERT INTO write_key (id, name, key_hash, hint, created_at) VALUES ($1, $2, $3, $4, now())', [
        'wk_durability',
        'test',
        hashSecret(KEY),
        KEY.slice(0, 7),
      ]),
    );
    const acknowledged: string[] = [];
    let number = 0;
    let retried = 0;
    let stop = false;
    const client = async (): Promise<void> => {
      while (!stop) {
        const batch = Array.from({ length: 50 }, () => {
          number += 1;
          return {
            type: 'track',
            messageId: `durable-${number}`,
            userId: `d${number % CUSTOMERS}`,
            event: 'Durable',
            properties: { number },
          };
        });
        const tries = await sendUntilAcknowledged(product.url, batch);
        if (tries > 1) retried += 1;
        acknowledged.push(...batch.map((event) => event.messageId));
      }
    };
    const clients = Promise.all([client(), client(), client(), client()]);
    await sleep(2_000);
    const web = webProcesses(product.root);
    expect(web.length).toBeGreaterThan(0);
    for (const pid of web) process.kill(pid, 'SIGKILL');
    await expect.poll(() => healthy(product.url), { timeout: 60_000 }).toBe(true);
    await sleep(2_000);
    process.kill(postmaster(product), 'SIGKILL');
    await sleep(500);
    await expect.poll(() => healthy(product.url), { timeout: 90_000 }).toBe(true);
    await sleep(2_000);
    stop = true;
    await clients;

    expect(retried).toBeGreaterThan(0);
    expect(acknowledged.length).toBeGreaterThan(1_000);
    await withClient(product, async (db) => {
      const { rows } = await db.query<{ key: string; external_id: string; n: number }>(
        `SELECT e.message_key AS key, c.external_id, (e.properties->>'number')::int AS n FROM event e JOIN customer c ON c.number = e.customer`,
      );
      const stored = new Map(rows.map((row) => [row.key.replaceAll('-', ''), row]));
      const lost = acknowledged.filter((id) => !stored.has(Buffer.from(messageKeyOf(id)).toString('hex')));
      expect(lost).toEqual([]);
      expect(rows.length).toBe(acknowledged.length);
      expect(rows.filter((row) => row.external_id !== `d${row.n % CUSTOMERS}`)).toEqual([]);
      const customers = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM customer');
      expect(customers.rows[0]?.n).toBe(CUSTOMERS);
    });
  } finally {
    await product.stop();
  }
});

async function healthy(url: string): Promise<boolean> {
  return (await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined))?.ok ?? false;
}

async function withClient<T>(product: RunningProduct, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: product.databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
