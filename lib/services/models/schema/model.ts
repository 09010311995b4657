import { z } from 'zod';
import { groupSchema } from '@/lib/rules';
import { targetSchema } from './classifier';
import { featureNameOf, instantSchema, MODEL_KINDS, modelKeySchema, modelKindSchema } from './common';

/** `model.status`: of the model as a whole. */
export const MODEL_STATUSES = ['training', 'ready', 'failed', 'archived'] as const;
export const modelStatusSchema = z.enum(MODEL_STATUSES);

/**
 * `queued` and `training` are on their way; `champion` writes the scores; `challenger` waits for a decision; `ready` is
 * trained and neither (a run of an exploration); `retired` was champion; `withdrawn` was taken back by a person.
 */
export const VERSION_STATUSES = [
  'queued',
  'training',
  'ready',
  'champion',
  'challenger',
  'retired',
  'withdrawn',
  'failed',
  'cancelled',
] as const;
export const versionStatusSchema = z.enum(VERSION_STATUSES);
export type VersionStatus = z.infer<typeof versionStatusSchema>;
export const IN_PROGRESS: readonly VersionStatus[] = ['queued', 'training'];

/** When a model scores and learns by itself; hours in the shop's time zone (UTC where none is set). */
export const scheduleSchema = z.object({
  scoring: z.enum(['off', 'hourly', 'daily', 'weekly']).default('daily'),
  retraining: z.enum(['off', 'daily', 'weekly', 'monthly']).default('weekly'),
  /** 0 Sunday to 6: the day of weekly work. */
  weekday: z.number().int().min(0).max(6).default(1),
  /** K-Means only: its centres move on by the customers as they are now, instead of being found anew. */
  incremental: z.boolean().default(false),
  /** The low-traffic window: `auto` takes the quietest three hours of the last four weeks. */
  window: z
    .union([
      z.literal('auto'),
      z.object({ from: z.number().int().min(0).max(23), hours: z.number().int().min(1).max(24) }),
    ])
    .default('auto'),
  /** A drifted feature or score (PSI above `alertAbove`) asks for retraining at once. */
  retrainOnDrift: z.boolean().default(true),
  alertAbove: z.number().min(0.05).max(5).default(0.2),
  /** Who decides on a challenger: a person, or the rule “better on the same hold-out, with the interval above 0”. */
  promotion: z.enum(['person', 'better']).default('person'),
});
export type Schedule = z.infer<typeof scheduleSchema>;
export const DEFAULT_SCHEDULE: Schedule = scheduleSchema.parse({});

/** Everyone, the members of a segment (id or key), or who satisfies a rule now. */
export const populationSchema = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('everyone') }),
    z.object({ type: z.literal('segment'), segment: z.string().min(1).max(200) }),
    z.object({ type: z.literal('rule'), rule: groupSchema }),
    /** A group of another clustering: multi-level. */
    z.object({ type: z.literal('group'), model: modelKeySchema, group: z.string().max(40) }),
  ],
  'must be one of everyone, segment, rule, group',
);
export type Population = z.infer<typeof populationSchema>;

/** What an offer costs and brings: money in the shop's currency, shares 0 to 1. */
export const economicsSchema = z.object({
  offerCost: z.number().min(0).max(1e6),
  keptValue: z.number().min(0).max(1e9),
  keepRate: z.number().min(0).max(1),
  keepRateLow: z.number().min(0).max(1),
  keepRateHigh: z.number().min(0).max(1),
});
export type Economics = z.infer<typeof economicsSchema>;

const featureChoice = z.object({
  name: z.string().min(1).max(200),
  transform: z.enum(['auto', 'none', 'log', 'power', 'quantile', 'winsorise']).default('auto'),
});
export type FeatureChoice = z.infer<typeof featureChoice>;
export const featuresSchema = z
  .array(z.union([z.string().min(1).max(200), featureChoice]))
  .min(1)
  .max(200)
  .transform((list) =>
    list.map((one): FeatureChoice => {
      const { name, transform } = typeof one === 'string' ? { name: one, transform: 'auto' as const } : one;
      return { name: featureNameOf(name), transform };
    }),
  );

/** What makes a model, as `POST /api/v1/models` takes it; `params` are checked by the trainer of the kind. */
export const createModelSchema = z.strictObject({
  kind: modelKindSchema,
  key: modelKeySchema.optional(),
  name: z.string().trim().min(1).max(200).optional(),
  purpose: z.string().max(2_000).optional(),
  population: populationSchema.optional(),
  features: featuresSchema.optional(),
  target: targetSchema.optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  schedule: scheduleSchema.partial().optional(),
  seed: z.number().int().min(0).max(2_147_483_647).optional(),
});
export type CreateModelInput = z.input<typeof createModelSchema>;

/** What is fixed by a version: enough to train it again to the same result on the same data. */
export const definitionSchema = z.object({
  population: populationSchema,
  features: z.array(featureChoice),
  target: targetSchema.nullable(),
  params: z.record(z.string(), z.unknown()),
  seed: z.number().int(),
});
export type ModelDefinition = z.infer<typeof definitionSchema>;

export const progressSchema = z.object({
  /** In words: “reading behaviour”, “trying 12 of 30”. */
  step: z.string(),
  /** 0 to 1 over all. */
  share: z.number().min(0).max(1),
  done: z.number().int().nullable(),
  total: z.number().int().nullable(),
  startedAt: instantSchema.nullable(),
  /** Milliseconds left at this pace; null while that is not known. */
  msLeft: z.number().nullable(),
});
export type Progress = z.infer<typeof progressSchema>;

export const personSchema = z.object({ id: z.string(), name: z.string() });

/** One line of the list of versions (runs). */
export const versionSummarySchema = z.object({
  number: z.number().int(),
  status: versionStatusSchema,
  /** Why it was trained: created, by hand, schedule, drift, update (incremental). */
  trigger: z.string(),
  note: z.string().nullable(),
  createdAt: instantSchema,
  trainedAt: instantSchema.nullable(),
  trainedBy: personSchema.nullable(),
  promotedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  progress: progressSchema.nullable(),
  error: z.string().nullable(),
  customers: z.number().int().nullable(),
  /** The one figure by which versions are compared (silhouette, ROC-AUC, MAP@10, …) with interval where it has one. */
  headline: z
    .object({
      name: z.string(),
      label: z.string(),
      value: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    })
    .nullable(),
  calibrationError: z.number().nullable(),
});
export type VersionSummary = z.infer<typeof versionSummarySchema>;

export const modelSummarySchema = z.object({
  id: z.string(),
  key: z.string(),
  kind: modelKindSchema,
  name: z.string(),
  purpose: z.string().nullable(),
  owner: personSchema.nullable(),
  status: modelStatusSchema,
  /** Number of the version in use. */
  champion: z.number().int().nullable(),
  challenger: z.number().int().nullable(),
  versions: z.number().int(),
  latest: versionSummarySchema.nullable(),
  target: targetSchema.nullable(),
  schedule: scheduleSchema,
  scored: z.number().int(),
  scoredAt: instantSchema.nullable(),
  openAlerts: z.number().int(),
  /** Segments whose rule asks for this model. */
  segments: z.number().int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type ModelSummary = z.infer<typeof modelSummarySchema>;

export const kindFilterSchema = z.enum([...MODEL_KINDS, 'clusters', 'predictions']);
