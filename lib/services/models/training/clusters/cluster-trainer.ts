import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { readShopCurrency } from '../../../profiles/shop-currency';
import { makeFeatureSet } from '../../features/feature-set';
import type { FeatureTable } from '../../features/feature-table';
import { DEFAULT_FEATURES } from '../../features/preview-features';
import { readFeatures } from '../../features/read-features';
import { readPopulation } from '../../features/read-population';
import { thin } from '../../features/thin';
import {
  CLUSTER_KINDS,
  type ClusterKind,
  clusterParamsSchema,
  type FeatureChoice,
  type ModelDefinition,
} from '../../types';
import type { Compute, Trained, Trainer, TrainingContext } from '../trainer';
import { type ClusterArtefact, readClusterArtefact } from './artefact';
import { clusterTask } from './cluster-task';
import { openClusters } from './open-clusters';
import type { ClusterPayload } from './payload';

const auto = (name: string): FeatureChoice => ({ name, transform: 'auto' });
/** Read besides the chosen ones: of these the facts of groups are told, and in these rules can be written. */
const FACTS = [
  'recencyDays',
  'orders',
  'spend',
  'averageOrder',
  'tenureDays',
  'holidayShare',
  'views90',
  'openRate90',
  'money365',
  'orders90',
];
/** Customers that groups are learned of; all others are assigned by what was learned. */
const LEARNED = 200_000;
const LEAST = 10;

const COUNT = `SELECT count(*)::int AS customers, (SELECT count(*)::int FROM consent WHERE channel = 'profiling' AND state = 'unsubscribed') AS objecting
  FROM customer WHERE merged_into IS NULL AND erased_at IS NULL AND first_seen_at IS NOT NULL`;

export const clusterTrainer: Trainer = {
  kinds: CLUSTER_KINDS,
  params: clusterParamsSchema.refine(({ kMin, kMax, k }) => k !== undefined || kMin <= kMax, {
    path: ['kMax'],
    message: 'must not be below the least number of groups (kMin)',
  }),
  defaults: () => ({ features: DEFAULT_FEATURES.map(auto), target: null }),
  checkData,
  train,
  open: (artefact, definition) => openClusters(readClusterArtefact(artefact), definition),
};

async function checkData(db: Queryable, _definition: ModelDefinition, at: Date) {
  const { rows } = await db.query<{ customers: number; objecting: number }>(COUNT);
  const { customers = 0, objecting = 0 } = rows[0] ?? {};
  const found = customers - objecting;
  const ok = found >= LEAST;
  return {
    ok,
    reason: ok ? null : `Groups need at least ${LEAST} customers; there are ${found}.`,
    lines: [
      { name: 'customers', label: 'Customers', ok, found, needed: LEAST, words: `${found} customers, ${LEAST} needed` },
    ],
    customers: found,
    objecting,
    rate: null,
    checkedAt: at.toISOString(),
  };
}

async function train(context: TrainingContext, compute: Compute): Promise<Trained> {
  await context.report('reading customers', 0.01);
  const payload = await load(context);
  await context.report('grouping', 0.3);
  let told = Promise.resolve();
  const onProgress = (share: number): void => {
    told = told.then(() =>
      context
        .report(
          share < 0.55 ? 'grouping' : share < 0.8 ? 'testing whether the groups stand' : 'describing the groups',
          0.3 + 0.65 * share,
        )
        .catch(() => undefined),
    );
  };
  const trained = await compute(clusterTask, payload, { signal: context.signal, onProgress });
  await told;
  return trained;
}

async function load({ pool, at, definition, champion, report, trigger }: TrainingContext): Promise<ClusterPayload> {
  const { population, features, params, seed } = definition;
  const set = await makeFeatureSet(pool, features);
  const whole = await makeFeatureSet(pool, [
    ...features,
    ...FACTS.filter((name) => !features.some((one) => one.name === name)).map(auto),
  ]);
  const [found] = await readPopulation(pool, population, [at]);
  const everyone = found?.customers ?? [];
  const customers = thin(everyone, LEARNED);
  if (customers.length < LEAST)
    throw new AppError(
      'invalidInput',
      `Groups need at least ${LEAST} customers; the population has ${customers.length}.`,
    );
  const table = await readFeatures(pool, whole, [{ at, customers }], {
    onProgress: (done, total) => report('reading behaviour', 0.01 + 0.28 * (done / total), { done, total }),
  });
  const ids = await readIds(pool, table.customers);
  return {
    kind: (params.algorithm === undefined || params.algorithm === 'choose'
      ? 'kmeans'
      : params.algorithm) as ClusterKind,
    params: clusterParamsSchema.parse(params),
    seed,
    choice: [...features],
    set,
    table: columnsOf(
      table,
      features.map(({ name }) => name),
    ),
    facts: columnsOf(table, FACTS),
    population: {
      customers: everyone.length,
      rows: table.customers.length,
      objecting: found?.objecting ?? 0,
      leftOut: [],
    },
    currency: await readShopCurrency(pool),
    ids,
    before: before(champion?.artefact),
    update: trigger === 'update' ? updatable(champion?.artefact, set) : null,
    warnings:
      everyone.length > customers.length
        ? [
            `Learned of ${customers.length.toLocaleString('en-GB')} of ${everyone.length.toLocaleString('en-GB')} customers, evenly drawn; the others are assigned.`,
          ]
        : [],
  };
}

const columnsOf = (table: FeatureTable, names: readonly string[]): FeatureTable => ({
  ...table,
  columns: names.flatMap((name) => table.columns.filter((column) => column.name === name)),
});

function before(artefact: unknown): ClusterPayload['before'] {
  if (!artefact) return null;
  const { customers, labels, groups } = readClusterArtefact(artefact);
  return { customers, labels: labels.map((label) => groups[label] ?? 'noise'), groups };
}

/** Centres can move on only where K-Means found them, in the same features. Throws conflict where they cannot. */
function updatable(value: unknown, set: ClusterPayload['set']): ClusterArtefact {
  const artefact = value ? readClusterArtefact(value) : undefined;
  const same = artefact && artefact.classifier === null && artefact.set.version === set.version;
  if (!same)
    throw new AppError('conflict', 'Only a K-Means of the same features can be brought up to date. Train it anew.');
  return artefact;
}

async function readIds(db: Queryable, customers: Int32Array): Promise<string[]> {
  const { rows } = await db.query<{ number: number; id: string }>(
    'SELECT number, id FROM customer WHERE number = ANY($1::int[])',
    [Array.from(customers)],
  );
  const byNumber = new Map(rows.map(({ number, id }) => [number, id]));
  return Array.from(customers, (number) => byNumber.get(number) ?? '');
}
