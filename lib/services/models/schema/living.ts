import { z } from 'zod';
import { binSchema, figureSchema, instantSchema, knownSchema } from './common';

export const driftGradeSchema = z.enum(['steady', 'watch', 'moved']);

/** How far one feature (or the score) stands from what was learned from. */
export const driftFeatureSchema = z.object({
  feature: z.string(),
  label: z.string(),
  /** `score`: what the model said; `segment`: a segment built on it. */
  of: z.enum(['feature', 'score', 'segment']),
  psi: knownSchema,
  kl: knownSchema,
  js: knownSchema,
  ks: knownSchema,
  grade: driftGradeSchema,
  /** The two distributions on the same bins; of a category, its values by name. */
  before: z.array(binSchema.extend({ label: z.string().optional() })),
  now: z.array(binSchema.extend({ label: z.string().optional() })),
});
export type DriftFeature = z.infer<typeof driftFeatureSchema>;

export const driftReportSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  at: instantSchema,
  customers: z.number().int(),
  grade: driftGradeSchema,
  features: z.array(driftFeatureSchema),
});
export type DriftReport = z.infer<typeof driftReportSchema>;

/** PSI by feature over the last reports: one column a report, oldest first. */
export const driftHistorySchema = z.object({
  at: z.array(instantSchema),
  features: z.array(
    z.object({
      feature: z.string(),
      label: z.string(),
      of: z.enum(['feature', 'score', 'segment']),
      psi: z.array(knownSchema),
      grade: driftGradeSchema,
    }),
  ),
  alertAbove: z.number(),
});

export const alertSchema = z.object({
  id: z.string(),
  model: z.string(),
  modelName: z.string(),
  version: z.number().int(),
  /** drift, calibration, failed, stale, challenger. */
  kind: z.string(),
  feature: z.string().nullable(),
  severity: z.enum(['info', 'warning', 'critical']),
  message: z.string(),
  detail: z.record(z.string(), z.unknown()),
  createdAt: instantSchema,
  resolvedAt: instantSchema.nullable(),
  resolvedBy: z.string().nullable(),
  /** What was done: retrained, promoted, dismissed, gone. */
  resolution: z.string().nullable(),
});
export type ModelAlert = z.infer<typeof alertSchema>;

/** Champion against challenger on the same hold-out, and what a promotion would do. */
export const duelSchema = z.object({
  champion: z.number().int(),
  challenger: z.number().int(),
  /** Rows of the common hold-out. */
  rows: z.number().int(),
  measure: z.string(),
  measureLabel: z.string(),
  championFigure: figureSchema,
  challengerFigure: figureSchema,
  /** Challenger less champion, paired by bootstrap. */
  gain: figureSchema,
  verdict: z.enum(['better', 'notClearlyBetter', 'worse']),
  words: z.string(),
  /** What a promotion would change for the segments built on the model. */
  memberships: z.array(
    z.object({
      segment: z.string(),
      name: z.string(),
      before: z.number().int(),
      after: z.number().int(),
      enter: z.number().int(),
      leave: z.number().int(),
      jaccard: knownSchema,
    }),
  ),
  /** Customers whose group or flag would change. */
  moved: z.object({ customers: z.number().int(), of: z.number().int() }),
});
export type Duel = z.infer<typeof duelSchema>;

/** How persistent what is built on a model is across its versions. */
export const persistenceSchema = z.object({
  versions: z.array(
    z.object({
      version: z.number().int(),
      at: instantSchema,
      jaccard: knownSchema,
      adjustedRand: knownSchema,
      kept: z.number().int(),
      entered: z.number().int(),
      left: z.number().int(),
    }),
  ),
});

export const scoreSchema = z.object({
  customer: z.string(),
  externalId: z.string().nullable(),
  name: z.string().nullable(),
  value: knownSchema,
  probability: knownSchema,
  percentile: knownSchema,
  group: z.string().nullable(),
  at: instantSchema,
});
export type Score = z.infer<typeof scoreSchema>;

/** How the scores of everyone are spread, for “create a segment of the top 10 %”. */
export const scoreSpreadSchema = z.object({
  scored: z.number().int(),
  at: instantSchema.nullable(),
  bins: z.array(binSchema),
  /** The probability (value) at each whole percentile, 0 to 100. */
  percentiles: z.array(z.number()),
  groups: z.array(z.object({ group: z.string(), customers: z.number().int() })),
});
