import { z } from 'zod';
import {
  binSchema,
  figureSchema,
  instantSchema,
  knownSchema,
  noteSchema,
  populationSizeSchema,
  timingSchema,
} from './common';

/** Lifetime value: BG/NBD or Pareto/NBD with Gamma-Gamma, measured on a later half. */
export const lifetimeResultSchema = z.object({
  type: z.literal('lifetimeValue'),
  method: z.string(),
  params: z.record(z.string(), z.unknown()),
  parameters: z.array(
    z.object({ name: z.string(), label: z.string(), value: z.number(), low: knownSchema, high: knownSchema }),
  ),
  horizonDays: z.number().int(),
  population: populationSizeSchema,
  headline: z.string(),
  measuredOn: z.object({ customers: z.number().int(), from: z.string(), to: z.string() }),
  metrics: z.record(z.string(), figureSchema.extend({ label: z.string(), unit: z.string() })),
  /** Purchases that came against expected, by how many there had been. */
  calibration: z.array(
    z.object({
      label: z.string(),
      customers: z.number().int(),
      predicted: z.number(),
      actual: z.number(),
      low: knownSchema,
      high: knownSchema,
    }),
  ),
  byTenth: z.array(
    z.object({ tenth: z.number().int(), customers: z.number().int(), predicted: z.number(), actual: z.number() }),
  ),
  histogram: z.array(binSchema),
  limits: z.array(noteSchema),
  warnings: z.array(noteSchema),
  timings: timingSchema,
});
export type LifetimeResult = z.infer<typeof lifetimeResultSchema>;

/** Recommendations: every method on the same time split, popularity among them. */
export const recommenderResultSchema = z.object({
  type: z.literal('recommender'),
  method: z.string(),
  params: z.record(z.string(), z.unknown()),
  population: populationSizeSchema,
  headline: z.string(),
  products: z.number().int(),
  interactions: z.number().int(),
  measuredOn: z.object({ customers: z.number().int(), from: z.string(), to: z.string() }),
  at: z.number().int(),
  compared: z.array(
    z.object({
      method: z.string(),
      label: z.string(),
      chosen: z.boolean(),
      baseline: z.boolean(),
      map: figureSchema,
      ndcg: figureSchema,
      recall: figureSchema,
      /** Share of customers who took something of the first. */
      hitRate: figureSchema,
      coverage: knownSchema,
      /** NDCG above that of popularity, customer by customer; null for popularity itself. */
      overBaseline: figureSchema.nullable(),
      ms: z.number(),
    }),
  ),
  limits: z.array(noteSchema),
  warnings: z.array(noteSchema),
  timings: timingSchema,
});
export type RecommenderResult = z.infer<typeof recommenderResultSchema>;

/** What a check of the data says before a training: every line with what is there and what is needed. */
export const dataCheckSchema = z.object({
  ok: z.boolean(),
  /** In one sentence, where it is refused. */
  reason: z.string().nullable(),
  lines: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      ok: z.boolean(),
      found: z.number(),
      needed: z.number(),
      words: z.string(),
    }),
  ),
  customers: z.number().int(),
  objecting: z.number().int(),
  /** The share of yes among past outcomes. */
  rate: knownSchema,
  checkedAt: instantSchema,
});
export type DataCheck = z.infer<typeof dataCheckSchema>;
