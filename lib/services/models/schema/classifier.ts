import { z } from 'zod';
import {
  binSchema,
  featureInfoSchema,
  figureSchema,
  knownSchema,
  noteSchema,
  populationSizeSchema,
  timingSchema,
} from './common';

const horizon = z.number().int().min(1).max(730);
const where = z
  .array(
    z.object({
      property: z.string().min(1).max(200),
      op: z.enum(['eq', 'neq', 'in', 'contains', 'gte', 'lte']),
      value: z.unknown(),
    }),
  )
  .max(10);

/** What is predicted. `horizonDays`: how long after the snapshot the outcome is looked for. */
export const targetSchema = z.discriminatedUnion('type', [
  /** Will not order within the horizon, among those with at least `minOrders` before. */
  z.object({
    type: z.literal('churn'),
    horizonDays: horizon.default(90),
    minOrders: z.number().int().min(1).max(100).default(2),
  }),
  /** Will order within the horizon; with a category, something of it. */
  z.object({
    type: z.literal('nextPurchase'),
    horizonDays: horizon.default(30),
    category: z.string().max(200).optional(),
  }),
  /** The category of the next order within the horizon. */
  z.object({
    type: z.literal('categoryPreference'),
    horizonDays: horizon.default(90),
    categories: z.number().int().min(2).max(20).default(6),
  }),
  /** Will open (or click) an email within the horizon, among those who were sent one. */
  z.object({
    type: z.literal('emailEngagement'),
    horizonDays: horizon.default(30),
    act: z.enum(['open', 'click']).default('open'),
  }),
  /** Will do X within the horizon. */
  z.object({
    type: z.literal('event'),
    event: z.string().min(1).max(200),
    where: where.default([]),
    horizonDays: horizon.default(30),
  }),
  /** Expected revenue of the horizon (lifetimeValue). */
  z.object({ type: z.literal('lifetimeValue'), horizonDays: horizon.default(365) }),
]);
export type Target = z.infer<typeof targetSchema>;

export const classifierParamsSchema = z.object({
  /** `choose`: logistic, forest and boosting are compared by cross-validation. */
  algorithm: z.enum(['choose', 'logistic', 'forest', 'boosting']).default('choose'),
  folds: z.number().int().min(3).max(10).default(5),
  /** Tries of the search over parameters, for each algorithm. */
  tries: z.number().int().min(1).max(50).default(6),
  search: z.enum(['random', 'grid', 'bayesian']).default('random'),
  calibration: z.enum(['none', 'sigmoid', 'isotonic', 'choose']).default('choose'),
  /** Snapshots a customer is seen in, a month apart. */
  snapshots: z.number().int().min(1).max(36).default(12),
});
export type ClassifierParams = z.infer<typeof classifierParamsSchema>;

/** The four counts of a threshold; of classes of several, one class against the rest. */
export const confusionSchema = z.object({
  threshold: z.number(),
  truePositives: z.number().int(),
  falsePositives: z.number().int(),
  falseNegatives: z.number().int(),
  trueNegatives: z.number().int(),
});

export const classifierMetricsSchema = z.object({
  rocAuc: figureSchema,
  prAuc: figureSchema,
  logLoss: figureSchema,
  brier: figureSchema,
  /** At the threshold in use. */
  accuracy: figureSchema,
  precision: figureSchema,
  recall: figureSchema,
  f1: figureSchema,
  /** Mean distance of predicted and true rate, weighted by bin (expected calibration error). */
  calibrationError: figureSchema,
});

export const importanceSchema = featureInfoSchema.extend({
  /** Mean absolute SHAP value, in probability points (0 to 1). */
  effect: z.number(),
  /** Loss of ROC-AUC where the feature is shuffled. */
  permutation: figureSchema,
  /** Which way more of it moves the prediction; `both`: neither alone. */
  direction: z.enum(['raises', 'lowers', 'both', 'none']),
  /** “the longer, the riskier”. */
  words: z.string(),
  /** Mean prediction by the feature's value. */
  line: z.array(z.object({ value: z.union([z.number(), z.string()]), effect: z.number() })),
});
export type Importance = z.infer<typeof importanceSchema>;

/** One class of several, against the rest (category preference). */
export const classResultSchema = z.object({
  name: z.string(),
  rows: z.number().int(),
  rocAuc: figureSchema,
  precision: knownSchema,
  recall: knownSchema,
});

/** The model card of a classifier. All figures of `holdOut` rows: later than everything that was learned from. */
export const classifierResultSchema = z.object({
  type: z.literal('classifier'),
  /** “Who, among customers with two or more orders, will order nothing in the next 90 days?” */
  question: z.string(),
  /** What a yes means: “no order in the 90 days after the score”. */
  outcomeMeans: z.string(),
  /** Words for the two sides: leave/stay, open/not open, … */
  words: z.object({ positive: z.string(), negative: z.string(), positives: z.string(), negatives: z.string() }),
  algorithm: z.enum(['logistic', 'forest', 'boosting']),
  /** “boosted trees, 240 of depth 3, seed 7”. */
  method: z.string(),
  params: z.record(z.string(), z.unknown()),
  seed: z.number().int(),
  classes: z.array(z.string()),
  learnedFrom: z.object({
    rows: z.number().int(),
    customers: z.number().int(),
    snapshots: z.array(z.string()),
    from: z.string(),
    to: z.string(),
  }),
  measuredOn: z.object({
    rows: z.number().int(),
    customers: z.number().int(),
    at: z.string(),
    outcomesUntil: z.string(),
    positives: z.number().int(),
    rate: z.number(),
  }),
  population: populationSizeSchema,
  featureSet: z.object({ version: z.string() }),
  threshold: z.number(),
  metrics: classifierMetricsSchema,
  /** The best single feature alone, on the same rows. */
  baseline: z.object({ feature: z.string(), label: z.string(), rocAuc: figureSchema }),
  compared: z.array(
    z.object({
      algorithm: z.string(),
      params: z.record(z.string(), z.unknown()),
      rocAuc: figureSchema,
      chosen: z.boolean(),
      ms: z.number(),
    }),
  ),
  calibration: z.object({
    method: z.enum(['none', 'sigmoid', 'isotonic']),
    points: z.array(
      z.object({
        predicted: z.number(),
        actual: z.number(),
        low: z.number(),
        high: z.number(),
        rows: z.number().int(),
      }),
    ),
    histogram: z.array(binSchema),
  }),
  /** By tenth of the predicted rate, the highest first. */
  lift: z.array(
    z.object({
      tenth: z.number().int(),
      rows: z.number().int(),
      positives: z.number().int(),
      rate: z.number(),
      lift: z.number(),
      from: z.number(),
      cumulativeGain: z.number(),
    }),
  ),
  /** Counts at thresholds 0.01 to 0.99. */
  thresholds: z.array(confusionSchema),
  rocCurve: z.array(z.object({ falsePositiveRate: z.number(), truePositiveRate: z.number() })),
  importance: z.array(importanceSchema),
  /** Counts of true (rows) and predicted (columns) class where there are more than two. */
  confusion: z.array(z.array(z.number().int())).nullable(),
  byClass: z.array(classResultSchema),
  /** Slices: where it is weaker. `protected`: by a protected trait, kept for this measure and never learned from. */
  fairness: z.array(
    z.object({
      name: z.string(),
      group: z.string(),
      protected: z.boolean(),
      rows: z.number().int(),
      rate: knownSchema,
      flagged: knownSchema,
      rocAuc: figureSchema,
    }),
  ),
  overfitting: z.object({
    train: knownSchema,
    validation: knownSchema,
    holdOut: knownSchema,
    gap: knownSchema,
    verdict: z.string(),
  }),
  learningCurve: z.array(z.object({ rows: z.number().int(), train: z.number(), validation: z.number() })),
  leakage: z.array(noteSchema),
  data: z.object({
    legalBasis: z.string(),
    objecting: z.number().int(),
    leftOut: z.array(z.object({ name: z.string(), reason: z.string() })),
    erasure: z.string(),
  }),
  limits: z.array(noteSchema),
  warnings: z.array(noteSchema),
  timings: timingSchema,
});
export type ClassifierResult = z.infer<typeof classifierResultSchema>;

/** Why a customer has the prediction that he has: `base` plus all `effects` is `value`. */
export const explanationSchema = z.object({
  base: z.number(),
  value: z.number(),
  unit: z.enum(['probability', 'money', 'none']),
  /** By size of the effect. `usual`: the median of those it learned from. */
  effects: z.array(
    featureInfoSchema.extend({
      effect: z.number(),
      value: z.union([z.number(), z.string()]).nullable(),
      usual: z.union([z.number(), z.string()]).nullable(),
    }),
  ),
});
export type Explanation = z.infer<typeof explanationSchema>;
