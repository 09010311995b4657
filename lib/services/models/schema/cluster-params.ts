import { z } from 'zod';

/** Parameters of a clustering. What is left out is chosen by the figures, and the result says why. */
export const clusterParamsSchema = z.object({
  /** `choose` tries all that suit the size and takes the best silhouette of those that are stable. */
  algorithm: z.enum(['choose', 'kmeans', 'dbscan', 'agglomerative']).optional(),
  /** Number of groups; left out: a sweep from `kMin` to `kMax`. */
  k: z.number().int().min(2).max(30).optional(),
  kMin: z.number().int().min(2).max(30).default(2),
  kMax: z.number().int().min(2).max(30).default(10),
  scaling: z.enum(['standard', 'robust', 'quantile', 'power']).default('standard'),
  /** K-Means: k-means++ starts. */
  starts: z.number().int().min(1).max(100).default(10),
  /** DBSCAN: radius in scaled units; left out: the knee of the distances. */
  eps: z.number().positive().optional(),
  minPoints: z.number().int().min(2).max(1_000).optional(),
  linkage: z.enum(['ward', 'average']).default('ward'),
  /** Distance at which a dendrogram is cut; left out: by `k`. */
  cut: z.number().positive().optional(),
  outliers: z.enum(['keep', 'winsorise', 'exclude']).default('keep'),
  /** Bootstrap resamples of the stability. */
  resamples: z.number().int().min(0).max(200).default(30),
});
export type ClusterParams = z.infer<typeof clusterParamsSchema>;
