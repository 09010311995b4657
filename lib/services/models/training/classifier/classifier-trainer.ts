import { AppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { FEATURES } from '../../features/definitions';
import { makeFeatureSet, traitChoices } from '../../features/feature-set';
import { readPopulation } from '../../features/read-population';
import { DAY_MS } from '../../features/summarise';
import {
  classifierParamsSchema,
  type DataCheck,
  type FeatureChoice,
  type ModelDefinition,
  type Target,
} from '../../types';
import type { Compute, Trained, Trainer, TrainingContext } from '../trainer';
import { readClassifierArtefact } from './artefact';
import { judgeCounts, NEEDED, type RowCounts } from './check-rows';
import { classesTask } from './classes-task';
import { classifierTask } from './classifier-task';
import { openClassifier } from './open-classifier';
import type { ClassifierPayload } from './payload';
import { readEligible } from './read-eligible';
import { momentsOf, readRows } from './read-rows';
import { readSlices } from './read-slices';
import { wordsOf } from './target-words';

const auto = (name: string): FeatureChoice => ({ name, transform: 'auto' });
const CHURN: Target = { type: 'churn', horizonDays: 90, minOrders: 2 };
/** Traits that say something of behaviour; more can be chosen. */
const TRAITS = ['trait:country', 'trait:acquisitionChannel'];
const SPAN = `SELECT min(e.occurred_at) AS first FROM event e JOIN event_name n ON n.id = e.name WHERE n.kind IN ('track', 'page', 'screen') AND e.occurred_at > '1990-01-01'`;
/** Snapshots that a check looks at: the hold-out and one to learn from. */
const CHECKED = 1;
/** Customers that a check looks at: somebody waits for it. */
const SAMPLED = 1_200;

export const classifierTrainer: Trainer = {
  kinds: ['classifier'],
  params: classifierParamsSchema,
  defaults: () => ({ features: [...FEATURES.map(({ name }) => auto(name)), ...TRAITS.map(auto)], target: CHURN }),
  checkData,
  train,
  open: (artefact, definition) => openClassifier(readClassifierArtefact(artefact), definition),
  writes: ({ target }) => (target?.type === 'churn' ? 'churn_probability' : undefined),
};

const targetOf = ({ target }: ModelDefinition): Target => {
  if (!target || target.type === 'lifetimeValue')
    throw new AppError('invalidInput', 'Say what is to be predicted.', {
      errors: [{ path: '/target', message: 'is missing' }],
    });
  return target;
};

async function checkData(pool: Pool, definition: ModelDefinition, at: Date): Promise<DataCheck> {
  const target = targetOf(definition);
  const { rows } = await pool.query<{ first: Date | null }>(SPAN);
  const historyDays = rows[0]?.first ? Math.max(0, Math.floor((at.getTime() - rows[0].first.getTime()) / DAY_MS)) : 0;
  const moments = momentsOf(target, CHECKED, at);
  const set = await makeFeatureSet(pool, []);
  const read = (instants: Date[]) =>
    readRows(pool, { population: definition.population, target, set, instants, most: SAMPLED }, async () => undefined);
  const hold = await read([moments.holdOut]);
  const learn = await read(moments.learn);
  const several = target.type === 'categoryPreference';
  const yes = (labels: Int32Array): number => labels.filter((label) => (several ? label > 0 : label === 1)).length;
  const counts: RowCounts = {
    historyDays,
    neededDays: 2 * target.horizonDays + NEEDED.historyDays,
    // A check looks at one snapshot; the training has several of the same customers.
    learn: Math.round(learn.weight * learn.labels.length * snapshotsOf(definition, historyDays, target)),
    positives: Math.round(learn.weight * yes(learn.labels) * snapshotsOf(definition, historyDays, target)),
    holdOut: Math.round(hold.weight * hold.labels.length),
    holdOutPositives: Math.round(hold.weight * yes(hold.labels)),
  };
  const words = several
    ? { positives: 'ordered of one category', negatives: 'ordered of another' }
    : wordsOf(target).words;
  const [now] = await readPopulation(pool, definition.population, [at]);
  return {
    ...judgeCounts(counts, words),
    customers: now?.customers.length ?? 0,
    objecting: now?.objecting ?? 0,
    rate: hold.labels.length > 0 && !several ? yes(hold.labels) / hold.labels.length : null,
    checkedAt: at.toISOString(),
  };
}

/** Snapshots that the history allows. */
function snapshotsOf(definition: ModelDefinition, historyDays: number, target: Target): number {
  const { snapshots } = classifierParamsSchema.parse(definition.params);
  return Math.max(1, Math.min(snapshots, Math.floor((historyDays - 2 * target.horizonDays) / 30)));
}

async function train(context: TrainingContext, compute: Compute): Promise<Trained> {
  const payload = await load(context);
  const several = payload.learn.classes.length > 2;
  await context.report('comparing models', 0.35);
  let told = Promise.resolve();
  const onProgress = (share: number): void => {
    told = told.then(() =>
      context
        .report(
          share < 0.72 ? 'comparing models' : share < 0.82 ? 'measuring on what came later' : 'explaining',
          0.35 + 0.62 * share,
        )
        .catch(() => undefined),
    );
  };
  const trained = await compute(several ? classesTask : classifierTask, payload, {
    signal: context.signal,
    onProgress,
  });
  await told;
  return trained;
}

async function load({ pool, at, definition, report }: TrainingContext): Promise<ClassifierPayload> {
  const target = targetOf(definition);
  const params = classifierParamsSchema.parse(definition.params);
  const set = await makeFeatureSet(pool, definition.features);
  const { rows } = await pool.query<{ first: Date | null }>(SPAN);
  const first = rows[0]?.first?.getTime() ?? at.getTime();
  const moments = momentsOf(target, params.snapshots, at);
  const instants = moments.learn.filter((one, i) => i === 0 || one.getTime() - first >= 30 * DAY_MS);
  const read = (which: readonly Date[], from: number, to: number, classes?: readonly string[]) =>
    readRows(pool, { population: definition.population, target, set, instants: which, classes }, (done, total) =>
      report('reading behaviour', from + (to - from) * (done / total), { done, total }),
    );
  const learn = await read(instants, 0.01, 0.26);
  // The categories of the training also where others were more frequent later: else their orders would count as the rest.
  const hold = await read([moments.holdOut], 0.26, 0.33, learn.classes);
  const positives = learn.labels.filter((label) => label > 0).length;
  const check = judgeCounts(
    {
      historyDays: (at.getTime() - first) / DAY_MS,
      neededDays: 0,
      learn: learn.labels.length,
      positives,
      holdOut: hold.labels.length,
      holdOutPositives: hold.labels.filter((label) => label > 0).length,
    },
    wordsOf(target).words,
  );
  if (!check.ok) throw new AppError('invalidInput', check.reason ?? 'There is too little to learn from.');
  const [now] = await readPopulation(pool, definition.population, [at]);
  return {
    target,
    params,
    seed: definition.seed,
    choice: definition.features,
    set,
    learn,
    hold,
    today: await readEligible(pool, { set, target }, now?.customers ?? [], at),
    slices: await readSlices(pool, hold.table, moments.holdOut),
    population: {
      customers: now?.customers.length ?? 0,
      rows: learn.labels.length,
      objecting: now?.objecting ?? 0,
      leftOut: [],
    },
    moments: {
      learn: instants.map((one) => one.toISOString()),
      holdOut: moments.holdOut.toISOString(),
      outcomesUntil: at.toISOString(),
    },
    leftOut: traitChoices().leftOut,
    warnings:
      instants.length < params.snapshots
        ? [`The history reaches back to ${instants.length} of the ${params.snapshots} snapshots that were asked for.`]
        : [],
  };
}
