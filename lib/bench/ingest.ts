import { Agent, request } from 'node:http';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { newId, randomToken } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import { createPool, type Pool } from '@/lib/platform/db';
import { hashSecret } from '@/lib/services/accounts/secrets';
import { report } from './report';
import { type BenchEvent, makeEvents } from './support/make-events';
import { runProduct } from './support/run-product';

const SEED = 7;
const BATCH = 100;
const CONNECTIONS = 48;
const COLUMNS = 'message_key, customer, name, occurred_at, received_at, product, category, total, properties, context';

/**
 * Durable events a second: batches of 100 over HTTP to the running product, load generator on the same two cores,
 * beside a plain COPY of the same rows into the same table (indexes included) of the same database.
 */
export async function run(args: readonly string[]): Promise<number> {
  const events = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 300_000);
  const customers = Math.round(events / 10);
  const product = await runProduct();
  const db = createPool(product.databaseUrl, 3);
  try {
    const key = await createKey(db);
    await send(product.url, key, inBatches(makeEvents(10_000, customers, SEED + 1, systemClock.now())));
    const load = inBatches(makeEvents(events, customers, SEED, systemClock.now()));
    const ours = await timed(() => send(product.url, key, load));
    const { rows } = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM event');
    if (rows[0]?.n !== events + 10_000)
      throw new Error(`${events + 10_000} events were acknowledged, ${rows[0]?.n} are stored`);
    const copy = await copySameRows(db);
    const rate = events / ours;
    const copyRate = copy.rows / copy.seconds;
    report(
      {
        name: 'ingest',
        seed: SEED,
        sizes: { events, batch: BATCH, connections: CONNECTIONS, customers },
        results: [
          {
            case: 'durable-events-per-second',
            ours: rate,
            peer: copyRate,
            peerName: 'COPY of the same rows',
            ratio: rate / copyRate,
            unit: 'events/s',
          },
        ],
      },
      args,
    );
    return 0;
  } finally {
    await db.end();
    await product.stop();
  }
}

async function createKey(db: Pool): Promise<string> {
  const key = `kw_${randomToken(32)}`;
  await db.query('INSERT INTO write_key (id, name, key_hash, hint, created_at) VALUES ($1, $2, $3, $4, now())', [
    newId('wk'),
    'benchmark',
    hashSecret(key),
    key.slice(0, 7),
  ]);
  return key;
}

/** Bodies of requests, made before the clock runs: the generator only sends them. */
function inBatches(events: readonly BenchEvent[]): Buffer[] {
  const bodies: Buffer[] = [];
  for (let start = 0; start < events.length; start += BATCH)
    bodies.push(Buffer.from(JSON.stringify({ batch: events.slice(start, start + BATCH) })));
  return bodies;
}

/** Sends all; resolves when the last is acknowledged, rejects where one is not. */
async function send(url: string, key: string, bodies: readonly Buffer[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const headers = {
    'content-type': 'application/json',
    authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
  };
  let next = 0;
  const connection = async (): Promise<void> => {
    for (let body = bodies[next]; body; body = bodies[next]) {
      next += 1;
      await post(`${url}/api/v1/batch`, agent, { ...headers, 'content-length': body.byteLength }, body);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  agent.destroy();
}

function post(url: string, agent: Agent, headers: Record<string, string | number>, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode}: ${text}`)),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

async function copySameRows(db: Pool): Promise<{ rows: number; seconds: number }> {
  const client = await db.connect();
  try {
    const chunks: Buffer[] = [];
    const collect = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        chunks.push(chunk);
        done();
      },
    });
    await pipeline(client.query(copyTo(`COPY (SELECT ${COLUMNS} FROM event ORDER BY seq) TO STDOUT`)), collect);
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM event');
    await client.query('TRUNCATE event');
    await client.query('CHECKPOINT');
    const seconds = await timed(() =>
      pipeline(Readable.from(chunks), client.query(copyFrom(`COPY event (${COLUMNS}) FROM STDIN`))),
    );
    return { rows: rows[0]?.n ?? 0, seconds };
  } finally {
    client.release();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
