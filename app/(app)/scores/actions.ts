'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { lifecycleThresholdsSchema } from '@/lib/catalog';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { action, permission, personOf } from '@/lib/server/action';
import { engagementFormulaSchema } from '@/lib/services/metrics/engagement-formula';
import { cancelRun } from '@/lib/services/metrics/run-records';
import { saveEngagementFormula, saveLifecycle } from '@/lib/services/metrics/save-formula';
import { requestStageRebuild } from '@/lib/services/segments/live/request-rebuild';

const access = permission('segments.edit');
const base = z.number().int().min(0);

/** Saves a version of the engagement formula and has everyone's scores computed by it. */
export const saveFormula = action(
  { name: 'saveEngagementFormula', access, input: z.object({ base, formula: engagementFormulaSchema }) },
  async ({ input, principal, audit }) => {
    const actor = `user:${personOf(principal).userId}`;
    const saved = await saveEngagementFormula(
      pool(),
      { body: input.formula, base: input.base, actor },
      systemClock.now(),
    );
    audit('engagement formula', { version: saved.version, ...input.formula });
    revalidatePath('/scores');
    return saved;
  },
);

/** Saves thresholds of the lifecycle; rules that ask for stages follow at once. */
export const saveThresholds = action(
  { name: 'saveLifecycleThresholds', access, input: z.object({ base, thresholds: lifecycleThresholdsSchema }) },
  async ({ input, principal, audit }) => {
    const actor = `user:${personOf(principal).userId}`;
    const saved = await saveLifecycle(
      pool(),
      { body: input.thresholds, base: input.base, actor },
      systemClock.now(),
      requestStageRebuild,
    );
    audit('lifecycle thresholds', { version: saved.version, ...input.thresholds });
    revalidatePath('/scores');
    return saved;
  },
);

/** Stops a run between two of its parts; what it has written stays true, what is in force stays in force. */
export const stopRun = action(
  { name: 'stopMetricRun', access, input: z.object({ id: z.string().min(1).max(60) }) },
  async ({ input, audit }) => {
    audit(input.id);
    await cancelRun(pool(), input.id, systemClock.now());
  },
);
