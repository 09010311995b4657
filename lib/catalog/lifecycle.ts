import { z } from 'zod';

/** Lifecycle stages, in the order in which a customer can meet them, with their thresholds in days. */
export const LIFECYCLE_STAGES = ['new', 'active', 'atRisk', 'lapsed', 'wonBack'] as const;
export type LifecycleStage = (typeof LIFECYCLE_STAGES)[number];

export interface LifecycleThresholds {
  /** First and only order younger than this: new. */
  newDays: number;
  /** Last order younger than this: active. */
  activeDays: number;
  /** Last order younger than this: at risk; older: lapsed. An order after such a pause: won back while active. */
  lapsedDays: number;
}

/** In force until a shop writes down its own. */
export const DEFAULT_LIFECYCLE: LifecycleThresholds = { newDays: 30, activeDays: 90, lapsedDays: 180 };

const days = z.number().int('Give whole days.').min(1, 'Give at least one day.').max(3650, 'Give at most ten years.');

/** New ends no later than active, and active before lapsed begins. */
export const lifecycleThresholdsSchema = z
  .object({ newDays: days, activeDays: days, lapsedDays: days })
  .refine(({ newDays, activeDays }) => newDays <= activeDays, {
    path: ['newDays'],
    message: 'A customer cannot be new for longer than active.',
  })
  .refine(({ activeDays, lapsedDays }) => activeDays < lapsedDays, {
    path: ['lapsedDays'],
    message: 'A customer must lapse later than he becomes at risk.',
  });
