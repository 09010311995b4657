import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, FixedClock } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import { createPool, type Pool } from '@/lib/platform/db';
import { recomputeAll } from '@/lib/services/metrics/recompute-all';
import { type BenchCase, report } from './report';
import { ApiClient } from './support/api-client';
import { type BenchRule, drawRule, drawSegment, editRule } from './support/bench-rules';
import { DuckDb } from './support/duckdb';
import { PROBE_EVENT, receiveWebhooks, runLiveLoad } from './support/live-load';
import { loadSynthetic } from './support/load-synthetic';
import { median, percentile } from './support/percentile';
import { peakMemory } from './support/process-memory';
import { QUESTIONS } from './support/questions';
import { type RunningProduct, runProduct } from './support/run-product';

const SEED = 7;
const SEGMENTS = 100;
const EDITS = 100;
const FRESH = 60;
const LOOKUPS = 1_000;
const LIVE_SECONDS = 60;
const ASKED = 7;
const DAY_MS = 86_400_000;
/** A shop loaded this long ago still has a last day. */
const FRESH_SHOP_MS = DAY_MS / 2;

type Sizes = { customers: number; events: number };

/**
 * What a marketer and a program wait for, on a shop of a million customers and twenty million events (or so many as the
 * first two numbers say), through the API of the running product; and the same questions asked of DuckDB. `--keep`
 * keeps the loaded shop for the next run.
 */
export async function run(args: readonly string[]): Promise<number> {
  const [customers = 1_000_000, events = 20_000_000] = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
  const sizes = { customers, events };
  const product = await runShop(sizes, args.includes('--keep'));
  const db = createPool(product.databaseUrl, 4);
  try {
    const results = await measureAll(product, db, sizes);
    const { front = Number.NaN, web = Number.NaN, worker = Number.NaN } = peakMemory(product.root);
    for (const [name, peak] of Object.entries({ front, web, worker }))
      results.push(alone(`memory-${name}-peak`, peak, 'MiB'));
    report({ name: 'segments', seed: SEED, sizes: { ...sizes, segments: SEGMENTS }, results }, args);
    return 0;
  } finally {
    await db.end();
    await product.stop();
  }
}

const alone = (name: string, ours: number, unit = 'ms'): BenchCase => ({
  case: name,
  ours,
  peer: null,
  peerName: null,
  ratio: null,
  unit,
});

async function measureAll(product: RunningProduct, db: Pool, sizes: Sizes): Promise<BenchCase[]> {
  const results: BenchCase[] = [];
  const note = (one: BenchCase): void => {
    results.push(one);
    say(`${one.case}: ${one.ours.toFixed(1)} ${one.unit}`);
  };
  const api = await ApiClient.connect(product.url, db, ['segments:read', 'segments:write', 'customers:read']);
  // The events are on their way into memory since the start: nothing is measured beside that.
  note(alone('memory-ready', await timed(() => untilInMemory(product.url))));
  // As after a night: first what held a day ago, into tables that are empty unless the shop was kept, then today's.
  const yesterday = new FixedClock(new Date(systemClock.now().getTime() - DAY_MS));
  for (const [name, clock] of [['metrics-first', yesterday] as const, ['metrics-rebuild', systemClock] as const]) {
    note(alone(name, await timed(() => recomputeAll(db, clock))));
    await db.query('VACUUM (ANALYZE) customer_fact, customer_snapshot');
  }

  const random = createRandom(SEED);
  const rules = Array.from({ length: SEGMENTS - 1 }, () => drawSegment(random.fork('segments')));
  note(alone('build-100', await timed(() => makeSegments(api, db, rules))));
  note(alone('rebuild-100', await timed(() => rebuild(db))));

  const asking = random.fork('questions');
  const fresh = await inTurn(FRESH, () => preview(api, drawRule(asking)));
  note(alone('fresh-p95', percentile(fresh, 95)));
  note(alone('fresh-median', median(fresh)));
  let rule = drawRule(asking);
  let asOf = new Date(systemClock.now()).toISOString();
  const edits = await inTurn(EDITS, async (index) => {
    if (index % 10 === 0) {
      // Another rule on the screen, and the moment that it is looked at.
      rule = drawRule(asking);
      asOf = systemClock.now().toISOString();
      await preview(api, rule, asOf);
    }
    rule = editRule(rule, asking);
    return preview(api, rule, asOf);
  });
  note(alone('edit-p95', percentile(edits, 95)));
  note(alone('edit-median', median(edits)));
  const lookups = await inTurn(LOOKUPS, async () => {
    await sleep(11); // One caller may ask a hundred times a second.
    return timed(() => api.get(`/api/v1/customers/cus_${asking.int(1, sizes.customers)}/segments`));
  });
  note(alone('lookup-p99', percentile(lookups, 99)));

  for (const one of await measureLive(product, api, db, sizes)) note(one);
  for (const one of await compare(api, db, product.folder)) note(one);
  api.close();
  return results;
}

const say = (line: string): void => console.log(`  ${line}`);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function inTurn(count: number, measure: (index: number) => Promise<number>): Promise<number[]> {
  const figures: number[] = [];
  for (let index = 0; index < count; index += 1) figures.push(await measure(index));
  return figures;
}

const preview = (api: ApiClient, rule: BenchRule, asOf?: string): Promise<number> =>
  timed(() => api.post('/api/v1/segments/preview', { rule, asOf, sample: 10 }));

async function untilInMemory(url: string): Promise<void> {
  for (let waited = 0; waited < 900; waited += 1) {
    const health: unknown = await (await fetch(`${url}/api/health`)).json();
    if (JSON.stringify(health).includes('"status":"memory"')) return;
    await sleep(1_000);
  }
  throw new Error('the events were not loaded into memory');
}

/** Ninety-nine segments and the one of the probes, live, until the last is built. */
async function makeSegments(api: ApiClient, db: Pool, rules: readonly BenchRule[]): Promise<void> {
  const probe = { type: 'all', children: [{ type: 'event', event: PROBE_EVENT, within: '1m' }] };
  await api.post('/api/v1/segments', { name: 'Bench probe', key: 'bench-probe', rule: probe, status: 'active' });
  for (const [index, rule] of rules.entries())
    await api.post('/api/v1/segments', { name: `Bench ${index + 1}`, rule, status: 'active' });
  await untilBuilt(db);
}

async function rebuild(db: Pool): Promise<void> {
  await db.query(`UPDATE segment SET built_version = NULL WHERE status = 'active'`);
  await db.query('NOTIFY kindred_segment');
  await untilBuilt(db);
}

async function untilBuilt(db: Pool): Promise<void> {
  for (;;) {
    const { rows } = await db.query<{ waiting: number }>(
      `SELECT count(*) AS waiting FROM segment WHERE status = 'active' AND built_version IS DISTINCT FROM version`,
    );
    if (rows[0]?.waiting === 0) return;
    await sleep(100);
  }
}

async function measureLive(product: RunningProduct, api: ApiClient, db: Pool, sizes: Sizes): Promise<BenchCase[]> {
  const heard = new Map<string, number>();
  const receiver = await receiveWebhooks((externalId) => heard.set(externalId, systemClock.now().getTime()));
  const source = await ApiClient.ofSource(product.url, db);
  const { id } = (await db.query<{ id: string }>(`SELECT id FROM segment WHERE key = 'bench-probe'`)).rows[0] ?? {
    id: '',
  };
  await api.post('/api/v1/webhooks', {
    url: receiver.url,
    events: ['segment.entered', 'segment.left'],
    segments: [id],
  });
  const figures = await runLiveLoad(
    source,
    db,
    id,
    { seconds: LIVE_SECONDS, customers: sizes.customers, seed: SEED },
    heard,
  );
  source.close();
  receiver.close();
  return [
    alone('load', figures.eventsPerSecond, 'events/s'),
    alone('event-to-membership-p99', percentile(figures.toMembership, 99)),
    alone('event-to-webhook-p99', percentile(figures.toWebhook, 99)),
    alone('expiry-to-exit-p99', percentile(figures.toExit, 99)),
  ];
}

/** Each question asked of both several times, never the same twice; the counts must be equal. */
async function compare(api: ApiClient, db: Pool, folder: string): Promise<BenchCase[]> {
  say('the same data for DuckDB');
  const peer = await DuckDb.load(db, folder);
  const at = systemClock.now();
  const literal = `TIMESTAMP '${at.toISOString().replace('T', ' ').replace('Z', '')}'`;
  const results: BenchCase[] = [];
  for (const { name, ours, theirs } of QUESTIONS) {
    const [mine, yours]: [number[], number[]] = [[], []];
    for (let n = 0; n <= ASKED; n += 1) {
      let [count, expected]: [unknown, unknown] = [Number.NaN, Number.NaN];
      const rule = { type: 'all', children: [ours(n)] };
      const time = await timed(async () => {
        count = (await api.post('/api/v1/segments/preview', { rule, asOf: at.toISOString(), sample: 0 })).count;
      });
      const peerTime = await timed(async () => {
        expected = await peer.count(theirs(n, literal));
      });
      if (count !== expected) throw new Error(`${name}: we count ${count}, DuckDB ${expected}`);
      // The first asking warms both.
      if (n === 0) continue;
      mine.push(time);
      yours.push(peerTime);
    }
    const [a, b] = [median(mine), median(yours)];
    results.push({
      case: `question: ${name}`,
      ours: a,
      peer: b,
      peerName: 'DuckDB in process',
      ratio: b / a,
      unit: 'ms',
    });
  }
  return results;
}

/** The product on the synthetic shop, which is loaded where it is not there or too old. */
async function runShop({ customers, events }: Sizes, keep: boolean): Promise<RunningProduct> {
  if (!keep) {
    const product = await runProduct();
    await load(product, { customers, events });
    return product;
  }
  const folder = path.resolve(process.env.KINDRED_DATA_DIR ?? '.data', 'bench', `segments-${customers}-${events}`);
  const marker = path.join(folder, 'loaded-at');
  mkdirSync(folder, { recursive: true });
  const age = existsSync(marker) ? systemClock.now().getTime() - Number(readFileSync(marker, 'utf8')) : Infinity;
  if (age > FRESH_SHOP_MS && existsSync(marker)) throw new Error(`The kept shop is too old; remove ${folder}.`);
  const product = await runProduct(folder);
  if (age <= FRESH_SHOP_MS) await forgetSegments(product);
  else {
    await load(product, { customers, events });
    writeFileSync(marker, String(systemClock.now().getTime()));
  }
  return product;
}

async function load(product: RunningProduct, sizes: Sizes): Promise<void> {
  let last = performance.now();
  await loadSynthetic(product.databaseUrl, { ...sizes, seed: SEED, now: systemClock.now().getTime() }, (line) => {
    if (performance.now() - last < 10_000) return;
    last = performance.now();
    say(line);
  });
}

async function forgetSegments(product: RunningProduct): Promise<void> {
  const db = createPool(product.databaseUrl, 1);
  await db.query(
    'TRUNCATE segment, segment_version, membership, segment_transition, due_time, webhook_endpoint CASCADE',
  );
  await db.end();
}
