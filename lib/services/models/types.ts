import { z } from 'zod';
import { classifierResultSchema } from './schema/classifier';
import { clusterResultSchema } from './schema/clusters';
import { definitionSchema, economicsSchema, modelSummarySchema, versionSummarySchema } from './schema/model';
import { lifetimeResultSchema, recommenderResultSchema } from './schema/others';

export * from './schema/classifier';
export * from './schema/cluster-params';
export * from './schema/clusters';
export * from './schema/common';
export * from './schema/living';
export * from './schema/model';
export * from './schema/others';

/** What a training gives, by its `type`. */
export const resultSchema = z.discriminatedUnion('type', [
  clusterResultSchema,
  classifierResultSchema,
  lifetimeResultSchema,
  recommenderResultSchema,
]);
export type ModelResult = z.infer<typeof resultSchema>;

/** One version with its definition and, once trained, its result. */
export const versionSchema = versionSummarySchema.extend({
  definition: definitionSchema,
  result: resultSchema.nullable(),
  economics: economicsSchema.nullable(),
});
export type ModelVersion = z.infer<typeof versionSchema>;

/** A model with the version that is looked at: the named one, else the champion, else the latest. */
export const modelDetailSchema = modelSummarySchema.extend({ version: versionSchema.nullable() });
export type ModelDetail = z.infer<typeof modelDetailSchema>;
