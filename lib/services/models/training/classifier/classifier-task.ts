import { AppError } from '@/lib/core';
import { Calibrator } from '@/lib/modelling/calibration/calibrator';
import type { Matrix } from '@/lib/modelling/matrix';
import { logLoss } from '@/lib/modelling/metrics/probability-loss';
import { rocAuc } from '@/lib/modelling/metrics/roc-auc';
import { findLeakage } from '@/lib/modelling/model-selection/find-leakage';
import { learningCurve } from '@/lib/modelling/model-selection/learning-curve';
import { defineTask, type TaskContext } from '@/lib/platform/compute/define-task';
import type { FeatureTable } from '../../features/feature-table';
import { Preparation } from '../../prepare/preparation';
import { spreadFeatures } from '../../prepare/spread-features';
import type { ClassifierResult, Note } from '../../types';
import { Stopwatch } from '../clusters/stopwatch';
import type { Trained } from '../trainer';
import { CLASSIFIER_FORMAT, type ClassifierArtefact } from './artefact';
import { baselineOf } from './baseline';
import { type Candidate, chooseModel, type Inputs } from './choose-model';
import { customerFolds } from './customer-folds';
import { describeFit } from './describe-fit';
import { describeImportance } from './describe-importance';
import { fairnessOf } from './fairness';
import {
  aucFigure,
  bestThreshold,
  calibrationPoints,
  liftRows,
  metricsFigures,
  probabilityBins,
  rocPoints,
  thresholdCounts,
} from './figures';
import { methodWords } from './method-words';
import type { ClassifierPayload } from './payload';
import { makeModel, Predictor } from './predictor';
import { referenceOf, skewOf } from './reference';
import { wordsOf } from './target-words';
import { usualOf } from './usual';

/** A column that alone tells the outcome this well was not known beforehand. */
const LEAKS = 0.985;

/** Learns who will, measures it on what came later, and writes the card. Two classes; several are learned by `classesTask`. */
export const classifierTask = defineTask({
  name: 'models.classifier',
  run: (payload: ClassifierPayload, context: TaskContext): Trained => {
    const watch = new Stopwatch();
    const { target, params, seed, set, learn, hold } = payload;
    const said = wordsOf(target);
    const spreads = spreadFeatures(learn.table, set.features);
    const plainAll = Preparation.fit(learn.table, [], 'none').apply(learn.table, { missing: true });
    const leaking = findLeakage(plainAll, learn.labels, LEAKS).map(
      ({ feature }) => Preparation.fit(learn.table, [], 'none').columns[feature]?.feature ?? '',
    );
    const useful = new Set(
      spreads.filter(({ unusable, name }) => unusable === null && !leaking.includes(name)).map(({ name }) => name),
    );
    const table = only(learn.table, useful);
    const later = only(hold.table, useful);
    const today = only(payload.today, useful);
    if (table.columns.length === 0)
      throw new AppError('invalidInput', 'None of the features says anything: all are constant or missing.');
    const preparations = {
      plain: Preparation.fit(table, [], 'none'),
      scaled: Preparation.fit(table, payload.choice, 'standard'),
    };
    const plain = preparations.plain.apply(table, { missing: true });
    const inputs: Inputs = { logistic: preparations.scaled.apply(table), forest: plain, boosting: plain };
    watch.lap('preparing');
    const folds = customerFolds(table.customers, learn.labels, params.folds, seed);
    const options = { signal: context.signal, parallel: context.parallel };
    const candidates = chooseModel(inputs, learn.labels, folds, params, seed, {
      ...options,
      onProgress: (share) => context.onProgress(0.02 + 0.7 * share),
    });
    const chosen = candidates[0] as Candidate;
    watch.lap('comparing');
    const {
      calibrator,
      method,
      probabilities: outOfFold,
    } = calibrate(chosen.validation.outOfFold, learn.labels, params.calibration);
    const x = inputs[chosen.algorithm];
    const preparation = chosen.algorithm === 'logistic' ? preparations.scaled : preparations.plain;
    const model = makeModel(chosen.algorithm, chosen.params, seed).fit(x, learn.labels, options);
    const means = columnMeans(x);
    const predictor = new Predictor(chosen.algorithm, model, preparation, calibrator, means);
    context.onProgress(0.76);
    watch.lap('fitting');
    const threshold = bestThreshold({ labels: learn.labels, probabilities: outOfFold });
    const answers = { labels: hold.labels, probabilities: predictor.predict(later) };
    const positives = hold.labels.reduce((sum, label) => sum + label, 0);
    const metrics = metricsFigures(
      answers,
      threshold,
      seed,
      chosen.validation.folds.map(({ test }) => test.auc),
    );
    context.onProgress(0.82);
    const importance = describeImportance(predictor, later, hold.labels, set.features, said, {
      seed,
      signal: context.signal,
    });
    context.onProgress(0.92);
    watch.lap('explaining');
    const fit = describeFit(chosen, metrics.rocAuc.value, rocAuc(learn.labels, predictor.probabilities(x)));
    const curve = learningCurve(
      () => makeModel(chosen.algorithm, chosen.params, seed),
      x,
      learn.labels,
      folds[0] ?? { train: new Uint32Array(), test: new Uint32Array() },
      { shares: [0.1, 0.3, 1], seed, ...options },
    );
    watch.lap('learning curve');
    const dropped = spreads.filter(({ unusable }) => unusable !== null);
    const result: ClassifierResult = {
      type: 'classifier',
      question: said.question,
      outcomeMeans: said.outcomeMeans,
      words: said.words,
      algorithm: chosen.algorithm,
      method: methodWords(chosen.algorithm, model, seed),
      params: { ...params, ...chosen.params },
      seed,
      classes: learn.classes,
      learnedFrom: {
        rows: learn.labels.length,
        customers: new Set(table.customers).size,
        snapshots: payload.moments.learn,
        from: payload.moments.learn.at(-1) ?? '',
        to: payload.moments.learn[0] ?? '',
      },
      measuredOn: {
        rows: hold.labels.length,
        customers: hold.labels.length,
        at: payload.moments.holdOut,
        outcomesUntil: payload.moments.outcomesUntil,
        positives,
        rate: positives / hold.labels.length,
      },
      population: payload.population,
      featureSet: { version: set.version },
      threshold,
      metrics,
      baseline: baselineOf(table, learn.labels, later, hold.labels, set.features),
      compared: candidates.map(({ algorithm, params: found, validation, ms }) => ({
        algorithm,
        params: found,
        rocAuc: {
          ...aucFigure({ labels: learn.labels, probabilities: validation.outOfFold }),
          folds: validation.folds.map(({ test }) => test.auc),
        },
        chosen: algorithm === chosen.algorithm,
        ms,
      })),
      calibration: { method, points: calibrationPoints(answers), histogram: probabilityBins(answers.probabilities) },
      lift: liftRows(answers),
      thresholds: thresholdCounts(answers),
      rocCurve: rocPoints(answers),
      importance,
      confusion: null,
      byClass: [],
      fairness: fairnessOf(payload.slices, answers, threshold),
      overfitting: fit.overfitting,
      learningCurve: curve.map(({ rows, trainAuc, testAuc }) => ({ rows, train: trainAuc, validation: testAuc })),
      leakage: leaking.map(
        (feature): Note => ({
          kind: 'leakage',
          severity: 'warning',
          feature,
          message: `${spreads.find(({ name }) => name === feature)?.label ?? feature} alone tells the outcome: it was left out, for it can hardly have been known before.`,
        }),
      ),
      data: {
        legalBasis: 'legitimate interest (GDPR, article 6.1 f); who objects to profiling takes no part',
        objecting: payload.population.objecting,
        leftOut: payload.leftOut,
        erasure: 'leaves the scores at once, the training data at the next training',
      },
      limits: [
        ...fit.limits,
        ...limitsOf(answers, threshold),
        ...skewNotes(skewOf(later, today, set.features)),
        { kind: 'purpose', severity: 'forbidden', message: 'Not for prices, credit or refusing service.' },
      ],
      warnings: [
        ...payload.warnings.map((message): Note => ({ kind: 'data', severity: 'warning', message })),
        ...fit.warnings,
        ...dropped.map(
          ({ name, label, unusable }): Note => ({
            kind: 'data',
            severity: 'info',
            feature: name,
            message: `${label} was left out: ${unusable}.`,
          }),
        ),
      ],
      timings: watch.timings(),
    };
    const artefact: ClassifierArtefact = {
      kind: 'classifier',
      formatVersion: CLASSIFIER_FORMAT,
      set: { ...set, features: set.features.filter(({ name }) => useful.has(name)) },
      target,
      classes: learn.classes,
      predictor: predictor.toJSON(),
      usual: usualOf(table),
    };
    const rocAucFigure = metrics.rocAuc;
    return {
      artefact,
      result,
      reference: referenceOf(today, set.features, predictor.predict(today)),
      holdOut: { customers: Array.from(later.customers), at: Array.from(later.at), outcomes: Array.from(hold.labels) },
      headline: {
        name: 'rocAuc',
        label: 'ROC-AUC',
        value: rocAucFigure.value,
        low: rocAucFigure.low,
        high: rocAucFigure.high,
      },
      calibrationError: metrics.calibrationError.value,
      customers: payload.population.customers,
    };
  },
});

/** Means of the known values of each column. */
function columnMeans(x: Matrix): number[] {
  return Array.from({ length: x.columns }, (_, j) => {
    let [sum, count] = [0, 0];
    for (let i = 0; i < x.rows; i += 1) {
      const value = x.data[j * x.rows + i] ?? Number.NaN;
      if (!Number.isFinite(value)) continue;
      sum += value;
      count += 1;
    }
    return count > 0 ? sum / count : 0;
  });
}

const only = (table: FeatureTable, names: ReadonlySet<string>): FeatureTable => ({
  ...table,
  columns: table.columns.filter(({ name }) => names.has(name)),
});

/** Makes probabilities true by what they were out of fold; `choose` takes what the second half of the rows likes best. */
function calibrate(
  outOfFold: Float64Array,
  labels: Int32Array,
  wanted: 'none' | 'sigmoid' | 'isotonic' | 'choose',
): { calibrator: Calibrator | null; method: ClassifierResult['calibration']['method']; probabilities: Float64Array } {
  const learned = (method: 'sigmoid' | 'isotonic', scores: Float64Array, truth: Int32Array): Calibrator =>
    new Calibrator({ method: method === 'sigmoid' ? 'platt' : 'isotonic' }).fit(scores, truth);
  const methods: ('none' | 'sigmoid' | 'isotonic')[] =
    wanted === 'choose' ? ['none', 'sigmoid', ...(labels.length >= 2_000 ? (['isotonic'] as const) : [])] : [wanted];
  const part = (rest: number) => ({
    scores: outOfFold.filter((_, i) => i % 2 === rest),
    truth: labels.filter((_, i) => i % 2 === rest),
  });
  const [first, second] = [part(0), part(1)];
  const loss = (method: (typeof methods)[number]): number =>
    method === 'none'
      ? logLoss(second.truth, second.scores)
      : logLoss(second.truth, learned(method, first.scores, first.truth).transform(second.scores));
  const method = methods.length === 1 ? (methods[0] ?? 'none') : methods.toSorted((a, b) => loss(a) - loss(b))[0];
  if (method === undefined || method === 'none') return { calibrator: null, method: 'none', probabilities: outOfFold };
  const calibrator = learned(method, outOfFold, labels);
  return { calibrator, method, probabilities: calibrator.transform(outOfFold) };
}

function skewNotes(apart: readonly { label: string }[]): Note[] {
  if (apart.length === 0) return [];
  const rest = apart.length > 3 ? ` and ${apart.length - 3} more` : '';
  const names = apart.slice(0, 3).map(({ label }) => label);
  return [
    {
      kind: 'skew',
      severity: 'limit',
      message: `Customers today stand elsewhere than those it was measured on: ${names.join(', ')}${rest}.`,
    },
  ];
}

function limitsOf(answers: { labels: Int32Array; probabilities: Float64Array }, threshold: number): Note[] {
  const top = calibrationPoints(answers).at(-1);
  const limits: Note[] = [];
  if (top && (top.predicted < top.low || top.predicted > top.high))
    limits.push({
      kind: 'calibration',
      severity: 'limit',
      message: `${top.predicted > top.actual ? 'Too sure' : 'Not sure enough'} at the top: says ${Math.round(top.predicted * 100)} %, ${Math.round(top.actual * 100)} % came true.`,
    });
  if (answers.probabilities.every((p) => p < threshold))
    limits.push({
      kind: 'threshold',
      severity: 'limit',
      message: 'At this threshold nobody of those it was measured on is flagged.',
    });
  return limits;
}
