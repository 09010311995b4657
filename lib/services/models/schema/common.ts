import { z } from 'zod';

/** Parts that every result is made of. Times are RFC 3339 in UTC; money is a number in the shop's currency. */
export const instantSchema = z.iso.datetime();
/** A number that may not be known. Never NaN: what cannot be computed is null. */
export const knownSchema = z.number().nullable();

export const MODEL_KINDS = ['kmeans', 'dbscan', 'agglomerative', 'classifier', 'recommender', 'lifetimeValue'] as const;
export const modelKindSchema = z.enum(MODEL_KINDS);
export type ModelKind = z.infer<typeof modelKindSchema>;
export const CLUSTER_KINDS = ['kmeans', 'dbscan', 'agglomerative'] as const satisfies readonly ModelKind[];
export type ClusterKind = (typeof CLUSTER_KINDS)[number];
export const isClusterKind = (kind: ModelKind): kind is ClusterKind =>
  (CLUSTER_KINDS as readonly string[]).includes(kind);

export const modelKeySchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'Use lower case letters, digits, - and _')
  .max(60);

/** Metrics of the rule language that models know under a name of their own. */
const FEATURE_OF_METRIC: Readonly<Record<string, string>> = {
  frequency: 'orders',
  monetary: 'spend',
  averageOrderValue: 'averageOrder',
  engagementScore: 'engagement',
};
/** The feature that a name stands for: its own, or that of the metric which says the same. */
export const featureNameOf = (name: string): string => FEATURE_OF_METRIC[name] ?? name;

/** A figure with its 95 % interval, and what each fold gave where it was measured on folds. */
export const figureSchema = z.object({
  value: knownSchema,
  low: knownSchema,
  high: knownSchema,
  folds: z.array(z.number()).optional(),
});
export type Figure = z.infer<typeof figureSchema>;

/** Something to be known before a model is trusted. */
export const noteSchema = z.object({
  kind: z.string(),
  severity: z.enum(['info', 'warning', 'limit', 'forbidden']),
  message: z.string(),
  feature: z.string().optional(),
});
export type Note = z.infer<typeof noteSchema>;

/** Who was looked at, and who was left out and why. */
export const populationSizeSchema = z.object({
  customers: z.number().int(),
  /** Rows: for classifiers several snapshots a customer. */
  rows: z.number().int(),
  /** Customers who object to profiling. */
  objecting: z.number().int(),
  leftOut: z.array(z.object({ reason: z.string(), customers: z.number().int() })),
});
export type PopulationSize = z.infer<typeof populationSizeSchema>;

export const timingSchema = z.object({
  /** In milliseconds. */
  total: z.number(),
  steps: z.array(z.object({ name: z.string(), ms: z.number() })),
});

/** A bar of a histogram: from (included) to (excluded, but the last). */
export const binSchema = z.object({ from: z.number(), to: z.number(), count: z.number().int() });

export const FEATURE_UNITS = ['days', 'orders', 'money', 'share', 'count', 'points', 'ratio', 'none'] as const;
export type FeatureUnit = (typeof FEATURE_UNITS)[number];

export const TRANSFORMS = ['none', 'log', 'power', 'quantile', 'winsorise'] as const;
export type FeatureTransform = (typeof TRANSFORMS)[number];

/** A feature as a result names it: label and unit, so that a screen needs no other table. */
export const featureInfoSchema = z.object({
  name: z.string(),
  label: z.string(),
  unit: z.enum(FEATURE_UNITS),
  kind: z.enum(['number', 'category', 'flag']),
  transform: z.enum(TRANSFORMS).optional(),
  description: z.string().optional(),
});
export type FeatureInfo = z.infer<typeof featureInfoSchema>;

/** How one feature is spread over a population. */
export const spreadSchema = featureInfoSchema.extend({
  rows: z.number().int(),
  missing: z.number().int(),
  mean: knownSchema,
  deviation: knownSchema,
  min: knownSchema,
  quartiles: z.tuple([knownSchema, knownSchema, knownSchema]),
  max: knownSchema,
  skewness: knownSchema,
  bins: z.array(binSchema),
  /** The values of a category and how many have them. */
  values: z.array(z.object({ value: z.string(), count: z.number().int() })),
  /** Constant, all missing, or a duplicate of another: it cannot help. */
  unusable: z.string().nullable(),
  suggested: z.enum(TRANSFORMS),
});
export type FeatureSpread = z.infer<typeof spreadSchema>;
