import { z } from 'zod';
import { groupSchema } from '@/lib/rules';
import {
  CLUSTER_KINDS,
  featureInfoSchema,
  knownSchema,
  noteSchema,
  populationSizeSchema,
  spreadSchema,
  timingSchema,
} from './common';

/** A feature of one group against everyone: `difference` in standard deviations of all; `median` in the feature's unit. */
export const groupFeatureSchema = z.object({
  feature: z.string(),
  difference: knownSchema,
  median: knownSchema,
  quartiles: z.tuple([knownSchema, knownSchema]),
  /** For a category: its most frequent value, and the share of the group that has it. */
  top: z.object({ value: z.string(), share: z.number() }).nullable(),
});

/** A readable rule for a group: `conditions` many; counted on the customers of the run. */
export const groupRuleSchema = z.object({
  conditions: z.number().int(),
  rule: groupSchema,
  /** Share of all customers on whom rule and group agree. */
  fidelity: z.number(),
  precision: knownSchema,
  recall: knownSchema,
  matched: z.number().int(),
  both: z.number().int(),
});

export const groupResultSchema = z.object({
  /** The value of the metric `cluster:<key>`: `g1`, … kept across runs where groups are much the same; `noise` for none. */
  id: z.string(),
  name: z.string(),
  /** Where the name comes from: proposed from the facts, accepted by a person, or given by a person. */
  nameSource: z.enum(['proposed', 'accepted', 'given']),
  proposedName: z.string(),
  /** “12 orders, the last 14 days ago, £5,142 in all”. */
  facts: z.string(),
  size: z.number().int(),
  share: z.number(),
  /** Money of the last 365 days and its share of all; null where nobody has spent. */
  revenue: z.number(),
  revenueShare: knownSchema,
  silhouette: knownSchema,
  /** Bootstrap Jaccard: 1 is found again in every resample. */
  stability: knownSchema,
  features: z.array(groupFeatureSchema),
  rules: z.array(groupRuleSchema),
  /** The group of the version before that it continues, with the Jaccard index of the two. */
  continues: z.object({ id: z.string(), jaccard: z.number() }).nullable(),
});
export type GroupResult = z.infer<typeof groupResultSchema>;

export const componentSchema = z.object({
  share: z.number(),
  /** In words, at both ends: “one small order”, “spends more, more often”. */
  low: z.string(),
  high: z.string(),
  loadings: z.array(z.object({ feature: z.string(), loading: z.number() })),
});

export const kPointSchema = z.object({
  k: z.number().int(),
  silhouette: knownSchema,
  daviesBouldin: knownSchema,
  calinskiHarabasz: knownSchema,
  inertia: knownSchema,
  stability: knownSchema,
});

/** A join of the dendrogram: leaves 0 to n − 1, the i-th join makes node n + i; the topmost `leaves` nodes only. */
export const dendrogramSchema = z.object({
  linkage: z.enum(['ward', 'average']),
  leaves: z.array(z.object({ size: z.number().int(), group: z.string().nullable() })),
  joins: z.array(
    z.object({ left: z.number().int(), right: z.number().int(), distance: z.number(), size: z.number().int() }),
  ),
  cut: knownSchema,
});

/** The result of a clustering; the points of the map stand apart (`readMap`). */
export const clusterResultSchema = z.object({
  type: z.literal('clusters'),
  algorithm: z.enum(CLUSTER_KINDS),
  /** “best silhouette of 2–10”. */
  chosenBecause: z.string(),
  tried: z.array(
    z.object({
      algorithm: z.enum(CLUSTER_KINDS),
      groups: z.number().int(),
      silhouette: knownSchema,
      stability: knownSchema,
      noise: z.number().int(),
    }),
  ),
  params: z.record(z.string(), z.unknown()),
  seed: z.number().int(),
  /** The feature set as a versioned pipeline: what scoring repeats. */
  featureSet: z.object({ version: z.string(), scaling: z.string() }),
  features: z.array(spreadSchema),
  population: populationSizeSchema,
  /** “Five groups among 5,942 customers. …”. */
  headline: z.string(),
  groups: z.array(groupResultSchema),
  noise: z.number().int(),
  silhouette: knownSchema,
  /** How silhouettes were measured: on everyone, or on a sample of so many. */
  silhouetteSample: z.number().int(),
  daviesBouldin: knownSchema,
  calinskiHarabasz: knownSchema,
  stability: z.object({ adjustedRand: knownSchema, resamples: z.number().int() }),
  kCurve: z.array(kPointSchema),
  dendrogram: dendrogramSchema.nullable(),
  /** Distances to the k-th neighbour, sorted, for the choice of eps (DBSCAN). */
  neighbourDistances: z
    .object({ distances: z.array(z.number()), eps: z.number(), minPoints: z.number().int() })
    .nullable(),
  components: z.array(componentSchema),
  correlations: z.object({ features: z.array(z.string()), values: z.array(z.array(knownSchema)) }),
  /** Silhouettes of a group, sorted, thinned to at most 200 each. */
  silhouettes: z.array(z.object({ group: z.string(), values: z.array(z.number()) })),
  outliers: z.array(
    z.object({
      customer: z.string(),
      name: z.string().nullable(),
      score: z.number(),
      why: z.string(),
      group: z.string(),
    }),
  ),
  /** The second stage: a classifier that assigns customers to groups, with its cross-validated accuracy. */
  assignment: z
    .object({
      method: z.string(),
      accuracy: knownSchema,
      byGroup: z.array(z.object({ group: z.string(), precision: knownSchema, recall: knownSchema })),
    })
    .nullable(),
  warnings: z.array(noteSchema),
  timings: timingSchema,
});
export type ClusterResult = z.infer<typeof clusterResultSchema>;

/** The points of the map, by place: the same index is the same customer. At most 20,000; more are thinned by the seed. */
export const clusterMapSchema = z.object({
  customers: z.array(z.string()),
  x: z.array(z.number()),
  y: z.array(z.number()),
  /** Index into `groups`. */
  group: z.array(z.number().int()),
  groups: z.array(z.string()),
  silhouette: z.array(knownSchema),
  /** Index into `groups` of the next nearest group; −1: none. */
  next: z.array(z.number().int()),
  spend: z.array(knownSchema),
  /** The latest churn probability of a model that has one. */
  churn: z.array(knownSchema),
  /** All customers of the run, of whom these are shown. */
  of: z.number().int(),
});
export type ClusterMap = z.infer<typeof clusterMapSchema>;

/** The features of one customer of a run, in their own units. */
export const clusterCustomerSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  country: z.string().nullable(),
  group: z.string(),
  next: z.string().nullable(),
  silhouette: knownSchema,
  features: z.array(featureInfoSchema.extend({ value: z.union([z.number(), z.string()]).nullable() })),
});

export type ClusterCustomer = z.infer<typeof clusterCustomerSchema>;

/** A clustering against known labels (segments, or another run): rows are labels, columns are groups. */
export const comparisonSchema = z.object({
  rows: z.array(z.object({ id: z.string(), name: z.string(), size: z.number().int() })),
  columns: z.array(z.object({ id: z.string(), name: z.string(), size: z.number().int() })),
  counts: z.array(z.array(z.number().int())),
  customers: z.number().int(),
  adjustedRand: knownSchema,
  /** Customers in more than one of the segments, who count where they come first. */
  inSeveral: z.number().int(),
});
export type ClusterComparison = z.infer<typeof comparisonSchema>;
