import { z } from 'zod';
import { defineJob, type Job } from './define-job';

export type { Job, JobContext } from './define-job';

// graphile-worker gives the jobs of its crontab a payload of its own, under `_cron`.
const nothing = z.looseObject({});

/** Facts, snapshots and thresholds of everyone computed anew, and the segments that look at them. */
export const recomputeMetrics = defineJob({
  name: 'recompute-metrics',
  cron: '15 2 * * *',
  payload: nothing,
  load: async () => (await import('./handlers/recompute-metrics')).recomputeMetrics,
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

/** Every job that the worker can run. */
export const JOBS: readonly Job[] = [recomputeMetrics, refreshProducts, sweepAccounts, sweepDeliveries];
