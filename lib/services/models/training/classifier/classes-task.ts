import { AppError } from '@/lib/core';
import { mostLikely, multiclassAuc, multiclassMetrics } from '@/lib/modelling/metrics/confusion-matrix';
import { multiclassLogLoss } from '@/lib/modelling/metrics/probability-loss';
import { defineTask, type TaskContext } from '@/lib/platform/compute/define-task';
import { Preparation } from '../../prepare/preparation';
import { spreadFeatures } from '../../prepare/spread-features';
import type { ClassifierResult, Figure } from '../../types';
import { Stopwatch } from '../clusters/stopwatch';
import type { Trained } from '../trainer';
import { CLASSIFIER_FORMAT, type ClassifierArtefact } from './artefact';
import { aucFigure } from './figures';
import { methodWords } from './method-words';
import type { ClassifierPayload } from './payload';
import { makeModel, Predictor } from './predictor';
import { referenceOf } from './reference';
import { wordsOf } from './target-words';
import { usualOf } from './usual';

const FOREST = { trees: 120, depth: 12, leastRows: 5 };
const only = (value: number | null): Figure => ({ value, low: null, high: null });

/** Learns which of several classes (the category of the next order): a random forest, measured on what came later. */
export const classesTask = defineTask({
  name: 'models.classes',
  run: (payload: ClassifierPayload, { signal, onProgress, parallel }: TaskContext): Trained => {
    const watch = new Stopwatch();
    const { target, params, seed, set, hold } = payload;
    const said = wordsOf(target);
    const there = [...new Set(payload.learn.labels)].sort((a, b) => a - b);
    if (there.length < 2)
      throw new AppError('invalidInput', 'All past orders are of one category: there is nothing to tell apart.');
    const classes = there.map((label) => payload.learn.classes[label] ?? '');
    const labels = payload.learn.labels.map((label) => there.indexOf(label));
    // What was never met in the training is the last class, the rest.
    const truth = hold.labels.map((label) => (there.includes(label) ? there.indexOf(label) : there.length - 1));
    const useful = new Set(
      spreadFeatures(payload.learn.table, set.features)
        .filter(({ unusable }) => unusable === null)
        .map(({ name }) => name),
    );
    const keep = (table: typeof hold.table) => ({
      ...table,
      columns: table.columns.filter(({ name }) => useful.has(name)),
    });
    const [table, later, today] = [keep(payload.learn.table), keep(hold.table), keep(payload.today)];
    const preparation = Preparation.fit(table, [], 'none');
    const x = preparation.apply(table, { missing: true });
    const model = makeModel('forest', FOREST, seed).fit(x, labels, {
      signal,
      parallel,
      onProgress: (share) => onProgress(0.8 * share),
    });
    watch.lap('fitting');
    const predictor = new Predictor('forest', model, preparation, null, []);
    const probabilities = predictor.classes(later);
    const found = mostLikely(probabilities);
    const figures = multiclassMetrics(truth, found, classes.length);
    const auc = multiclassAuc(truth, probabilities);
    const none: ClassifierResult['metrics'] = {
      rocAuc: only(auc),
      prAuc: only(null),
      logLoss: only(multiclassLogLoss(truth, probabilities)),
      brier: only(null),
      accuracy: only(figures.accuracy),
      precision: only(figures.macro.precision),
      recall: only(figures.macro.recall),
      f1: only(figures.macro.f1),
      calibrationError: only(null),
    };
    const most = classes.map((_, label) => truth.filter((one) => one === label).length);
    const usual = Math.max(...most) / truth.length;
    const result: ClassifierResult = {
      type: 'classifier',
      question: said.question,
      outcomeMeans: said.outcomeMeans,
      words: said.words,
      algorithm: 'forest',
      method: methodWords('forest', model, seed),
      params: { ...params, ...FOREST },
      seed,
      classes,
      learnedFrom: {
        rows: labels.length,
        customers: new Set(table.customers).size,
        snapshots: payload.moments.learn,
        from: payload.moments.learn.at(-1) ?? '',
        to: payload.moments.learn[0] ?? '',
      },
      measuredOn: {
        rows: truth.length,
        customers: truth.length,
        at: payload.moments.holdOut,
        outcomesUntil: payload.moments.outcomesUntil,
        positives: truth.length,
        rate: usual,
      },
      population: payload.population,
      featureSet: { version: set.version },
      threshold: 0.5,
      metrics: none,
      baseline: { feature: '', label: `Always ${classes[most.indexOf(Math.max(...most))] ?? ''}`, rocAuc: only(0.5) },
      compared: [{ algorithm: 'forest', params: FOREST, rocAuc: only(auc), chosen: true, ms: watch.timings().total }],
      calibration: { method: 'none', points: [], histogram: [] },
      lift: [],
      thresholds: [],
      rocCurve: [],
      importance: gains(model, predictor, set.features),
      confusion: figures.matrix.map((row) => [...row]),
      byClass: classes.map((name, label) => ({
        name,
        rows: most[label] ?? 0,
        rocAuc: aucFigure({
          labels: truth.map((one) => Number(one === label)),
          probabilities: Float64Array.from(
            probabilities.data.subarray(label * probabilities.rows, (label + 1) * probabilities.rows),
          ),
        }),
        precision: figures.perClass[label]?.precision ?? null,
        recall: figures.perClass[label]?.recall ?? null,
      })),
      fairness: [],
      overfitting: {
        train: null,
        validation: null,
        holdOut: auc,
        gap: null,
        verdict: `Right in ${Math.round(figures.accuracy * 100)} % of cases; always saying the most frequent category is right in ${Math.round(usual * 100)} %.`,
      },
      learningCurve: [],
      leakage: [],
      data: {
        legalBasis: 'legitimate interest (GDPR, article 6.1 f); who objects to profiling takes no part',
        objecting: payload.population.objecting,
        leftOut: payload.leftOut,
        erasure: 'leaves the scores at once, the training data at the next training',
      },
      limits: [{ kind: 'purpose', severity: 'forbidden', message: 'Not for prices, credit or refusing service.' }],
      warnings: [
        ...payload.warnings.map((message) => ({ kind: 'data', severity: 'warning' as const, message })),
        ...(figures.accuracy <= usual
          ? [
              {
                kind: 'useless',
                severity: 'warning' as const,
                message: 'It is right no more often than always saying the most frequent category.',
              },
            ]
          : []),
      ],
      timings: watch.timings(),
    };
    const artefact: ClassifierArtefact = {
      kind: 'classifier',
      formatVersion: CLASSIFIER_FORMAT,
      set: { ...set, features: set.features.filter(({ name }) => useful.has(name)) },
      target,
      classes,
      predictor: predictor.toJSON(),
      usual: usualOf(table),
    };
    return {
      artefact,
      result,
      reference: referenceOf(today, set.features, mostProbable(predictor.classes(today))),
      headline: { name: 'rocAuc', label: 'ROC-AUC', value: auc, low: null, high: null },
      customers: payload.population.customers,
    };
  },
});

/** The probability of the likeliest class of each row. */
const mostProbable = ({
  data,
  rows,
  columns,
}: {
  data: ArrayLike<number>;
  rows: number;
  columns: number;
}): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) =>
    Math.max(...Array.from({ length: columns }, (__, c) => data[c * rows + row] ?? 0)),
  );

/** What the trees split by, as shares of the whole gain. */
function gains(
  model: ReturnType<typeof makeModel>,
  predictor: Predictor,
  features: ClassifierPayload['set']['features'],
): ClassifierResult['importance'] {
  const values = 'importance' in model ? model.importance : new Float64Array(0);
  const columns = predictor.preparation.columns;
  return predictor.preparation.features
    .map(({ name }) => {
      const feature = features.find((one) => one.name === name);
      const effect = columns.reduce((sum, column, j) => sum + (column.feature === name ? (values[j] ?? 0) : 0), 0);
      return {
        name,
        label: feature?.label ?? name,
        unit: feature?.unit ?? ('none' as const),
        kind: feature?.kind ?? ('number' as const),
        effect,
        permutation: only(null),
        direction: 'both' as const,
        words: 'differs by category',
        line: [],
      };
    })
    .sort((a, b) => b.effect - a.effect);
}
