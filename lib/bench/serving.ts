import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '@/lib/core';
import { createPool } from '@/lib/platform/db';
import { type BenchCase, report } from './report';
import { ApiClient } from './support/api-client';
import { median, percentile } from './support/percentile';
import { runProduct } from './support/run-product';
import { signedIn } from './support/signed-in';

const SEED = 11;
const PREDICTIONS = 500;
const ROUNDS = 30;
const WARMING = 100;
const PAUSE_MS = 11; // One caller may ask a hundred times a second.
const CHURN = 'bench-churn';
const PAGES = [
  '/overview',
  '/segments',
  '/segments/new',
  '/customers',
  '/products',
  '/campaigns',
  '/campaigns/map',
  '/campaigns/reviews',
  '/discover/clusters',
  '/discover/models',
];

/** What keeps the worker's threads busy: each begins as soon as the one before it is through. */
const TRAININGS = [
  { kind: 'classifier', params: { tries: 12 } },
  { kind: 'kmeans', params: {} },
  { kind: 'lifetimeValue', params: {} },
  { kind: 'recommender', params: {} },
] as const;

/**
 * On the demo shop: how long one prediction takes over REST and how long a person waits for a page, while nothing else
 * goes on and while models are being trained on the same machine.
 */
export async function run(args: readonly string[]): Promise<number> {
  const product = await runProduct(undefined, {}, ['start']);
  const db = createPool(product.databaseUrl, 2);
  try {
    const api = await ApiClient.connect(product.url, db, ['customers:read', 'models:read', 'models:write']);
    const open = await signedIn(product.url, product.folder, 'admin');
    const random = createRandom(SEED);
    const { rows } = await db.query<{ id: string }>(
      'SELECT id FROM customer WHERE merged_into IS NULL AND erased_at IS NULL ORDER BY id',
    );
    const someone = (): string => rows[random.int(0, rows.length - 1)]?.id ?? '';
    const predict = () => api.post(`/api/v1/models/${CHURN}/predictions`, { customers: [someone()] });
    const look = async (turn: number) => open(PAGES[turn % PAGES.length] ?? '');
    const measure = async (while_: () => boolean) => ({
      predictions: await inTurn(PREDICTIONS, predict, while_),
      pages: await inTurn(ROUNDS * PAGES.length, look, while_),
    });

    await train(api, { kind: 'classifier', key: CHURN, params: {} });
    // As in a product that has been running: what is compiled at first use has been used.
    await inTurn(WARMING, predict, () => true);
    await inTurn(PAGES.length * 3, look, () => true);
    const quiet = await measure(() => true);
    const training = trainInTurn(api);
    const busy = await measure(() => training.going);
    training.going = false;
    report(
      {
        name: 'serving',
        seed: SEED,
        sizes: {
          customers: rows.length,
          predictions: busy.predictions.length,
          pages: busy.pages.length,
          trainings: training.begun,
        },
        results: [
          ...compare('prediction', busy.predictions, quiet.predictions, 50),
          ...compare('page', busy.pages, quiet.pages, 300),
        ],
      },
      args,
    );
    api.close();
    return 0;
  } finally {
    await db.end();
    await product.stop();
  }
}

const compare = (name: string, busy: readonly number[], quiet: readonly number[], goal: number): BenchCase[] =>
  [99, 50].map((percent) => {
    const [ours, peer] = [percentile(busy, percent), percentile(quiet, percent)];
    const one = { ours, peer, peerName: 'the same while nothing is trained', ratio: peer / ours, unit: 'ms' };
    const note = `median ${median(busy).toFixed(1)} ms, longest ${Math.max(...busy).toFixed(0)} ms`;
    return { case: `${name}-p${percent}`, ...one, ...(percent === 99 ? { note: `goal ${goal} ms; ${note}` } : {}) };
  });

async function inTurn(
  count: number,
  call: (turn: number) => Promise<unknown>,
  going: () => boolean,
): Promise<number[]> {
  const figures: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    if (!going()) throw new Error(`the training ended after ${turn} of ${count}`);
    await sleep(PAUSE_MS);
    const begun = performance.now();
    await call(turn);
    figures.push(performance.now() - begun);
  }
  return figures;
}

/** Trains one model after the other until told to stop; `begun` counts them. */
function trainInTurn(api: ApiClient) {
  const state = { going: true, begun: 0 };
  const turn = async (): Promise<void> => {
    while (state.going) {
      const { kind, params } = TRAININGS[state.begun % TRAININGS.length] ?? TRAININGS[0];
      state.begun += 1;
      await train(api, { kind, key: `bench-${kind}-${state.begun}`.toLowerCase(), params }, () => state.going);
    }
  };
  turn().catch((cause: unknown) => {
    if (state.going) console.error(cause);
    state.going = false;
  });
  return state;
}

async function train(
  api: ApiClient,
  model: { kind: string; key: string; params: Record<string, unknown> },
  going: () => boolean = () => true,
): Promise<void> {
  const begun = performance.now();
  await api.post('/api/v1/models', model);
  for (;;) {
    const { status } = await api.get(`/api/v1/models/${model.key}`);
    if (!going()) return;
    if (status === 'failed') throw new Error(`${model.key} could not be trained`);
    if (status === 'ready') break;
    await sleep(500);
  }
  console.log(`  ${model.key} trained in ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
}
