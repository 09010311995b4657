import { z } from 'zod';
import { defineJob, type Job } from './define-job';

export type { Job, JobContext } from './define-job';

// graphile-worker gives the jobs of its crontab a payload of its own, under `_cron`.
const nothing = z.looseObject({});

/** Facts, snapshots and thresholds of everyone computed anew, and the segments that look at them. */
export const recomputeMetrics = defineJob({
  name: 'recompute-metrics',
  cron: '15 2 * * *',
  payload: z.looseObject({ run: z.string().optional() }),
  load: async () => (await import('./handlers/recompute-metrics')).recomputeMetrics,
});

/** Lifecycle stages of everyone by new thresholds. */
export const moveStages = defineJob({
  name: 'move-stages',
  payload: z.looseObject({ run: z.string() }),
  load: async () => (await import('./handlers/move-stages')).moveStages,
});

export const refreshProducts = defineJob({
  name: 'refresh-products',
  cron: '*/10 * * * *',
  payload: nothing,
  load: async () => (await import('./handlers/refresh-products')).refreshProducts,
});

export const sweepAccounts = defineJob({
  name: 'sweep-accounts',
  cron: '40 2 * * *',
  payload: nothing,
  load: async () => (await import('./handlers/sweep-accounts')).sweepAccounts,
});

export const sweepDeliveries = defineJob({
  name: 'sweep-deliveries',
  cron: '50 2 * * *',
  payload: nothing,
  load: async () => (await import('./handlers/sweep-deliveries')).sweepDeliveries,
});

export const tendSegments = defineJob({
  name: 'tend-segments',
  cron: '20 3 * * *',
  payload: nothing,
  load: async () => (await import('./handlers/tend-segments')).tendSegments,
});

export const sweepChanges = defineJob({
  name: 'sweep-changes',
  cron: '*/10 * * * *',
  payload: nothing,
  load: async () => (await import('./handlers/sweep-changes')).sweepChanges,
});

/** One version of a model, from its data to its card. */
export const trainModel = defineJob({
  name: 'train-model',
  payload: z.looseObject({ model: z.number().int(), version: z.number().int() }),
  load: async () => (await import('./handlers/train-model')).trainModel,
});

/** A champion's answer for everyone. */
export const scoreModel = defineJob({
  name: 'score-model',
  payload: z.looseObject({ model: z.number().int() }),
  load: async () => (await import('./handlers/score-model')).scoreModel,
});

/** Trainings that were cut off, schedules of models, customers with new events. */
export const tendModels = defineJob({
  name: 'tend-models',
  cron: '* * * * *',
  payload: nothing,
  load: async () => (await import('./handlers/tend-models')).tendModels,
});

/** Orders credited to the emails that came before them. */
export const attributeConversions = defineJob({
  name: 'attribute-conversions',
  cron: '*/3 * * * *',
  payload: nothing,
  load: async () => (await import('./handlers/attribute-conversions')).attributeConversions,
});

/** Reviews that wait: counted, checked again where that is long ago, their reviewers reminded. */
export const tendReviews = defineJob({
  name: 'tend-reviews',
  cron: '* * * * *',
  payload: nothing,
  load: async () => (await import('./handlers/tend-reviews')).tendReviews,
});

/** Asked every hour; it goes out once a week. */
export const sendDigest = defineJob({
  name: 'send-digest',
  cron: '5 * * * *',
  payload: nothing,
  load: async () => (await import('./handlers/send-digest')).sendDigest,
});

/** Every job that the worker can run. */
export const JOBS: readonly Job[] = [
  recomputeMetrics,
  moveStages,
  refreshProducts,
  sweepAccounts,
  sweepDeliveries,
  tendSegments,
  sweepChanges,
  trainModel,
  scoreModel,
  tendModels,
  attributeConversions,
  tendReviews,
  sendDigest,
];
