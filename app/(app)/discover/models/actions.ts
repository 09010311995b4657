'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { ruleSchema } from '@/lib/rules';
import { action, permission, personOf } from '@/lib/server/action';
import { cancelTraining } from '@/lib/services/models/cancel-training';
import { createModel } from '@/lib/services/models/create-model';
import { deleteModel } from '@/lib/services/models/delete-model';
import { resolveAlert } from '@/lib/services/models/drift/resolve-alert';
import { promoteVersion } from '@/lib/services/models/promote-version';
import { scoreNow } from '@/lib/services/models/score-now';
import { trainModel } from '@/lib/services/models/train-model';
import { createModelSchema } from '@/lib/services/models/types';
import { updateModel, updateModelSchema } from '@/lib/services/models/update-model';
import { withdrawVersion } from '@/lib/services/models/withdraw-version';
import { createSegment } from '@/lib/services/segments/create-segment';

const access = permission('models.edit');
const model = z.string().min(1).max(100);
const version = z.number().int().min(1);
const reason = z.string().trim().max(500).optional();
const LISTS = ['/discover/models', '/discover/clusters'];

/** Whatever changes a model changes every page about it. */
const changed = (key: string): void => {
  for (const list of LISTS) {
    revalidatePath(list);
    revalidatePath(`${list}/${key}`, 'layout');
  }
};

/** Makes a model and queues its first training; refused with the reason where there is not enough data. */
export const makeModel = action(
  { name: 'createModelByHand', access, input: createModelSchema },
  async ({ input, principal, audit }) => {
    const person = personOf(principal);
    const made = await createModel(pool(), input, {
      actor: `user:${person.userId}`,
      ownerId: person.userId,
      at: systemClock.now(),
    });
    audit(made.id, { kind: made.kind, key: made.key });
    revalidatePath('/discover/models');
    return { key: made.key };
  },
);

/** Queues another version by the same definition. */
export const retrain = action(
  { name: 'retrainModel', access, input: z.object({ model, note: z.string().trim().max(200).optional() }) },
  async ({ input, principal, audit }) => {
    const actor = `user:${personOf(principal).userId}`;
    audit(input.model);
    const number = await trainModel(pool(), input.model, { note: input.note || null, actor, at: systemClock.now() });
    changed(input.model);
    return { number };
  },
);

/** Has everyone scored now instead of at the next scheduled time. */
export const scoreEveryone = action(
  { name: 'scoreModelNow', access, input: z.object({ model }) },
  async ({ input, principal, audit }) => {
    audit(input.model);
    await scoreNow(pool(), input.model, { actor: `user:${personOf(principal).userId}`, at: systemClock.now() });
    changed(input.model);
  },
);

/** Stops a training; what is in use stays in use. */
export const stopTraining = action(
  { name: 'cancelTraining', access, input: z.object({ model }) },
  async ({ input, principal, audit }) => {
    audit(input.model);
    await cancelTraining(pool(), input.model, {
      actor: `user:${personOf(principal).userId}`,
      at: systemClock.now(),
    });
    changed(input.model);
  },
);

/** Puts a trained version to use: a challenger, or an earlier one again. */
export const promote = action(
  { name: 'promoteModelVersion', access, input: z.object({ model, version, reason }) },
  async ({ input, principal, audit }) => {
    audit(input.model, { version: input.version });
    await promoteVersion(pool(), input.model, input.version, {
      actor: `user:${personOf(principal).userId}`,
      at: systemClock.now(),
      reason: input.reason || undefined,
    });
    changed(input.model);
  },
);

/** Takes a version back that is not in use; it is kept. */
export const withdraw = action(
  { name: 'withdrawModelVersion', access, input: z.object({ model, version, reason }) },
  async ({ input, principal, audit }) => {
    audit(input.model, { version: input.version });
    await withdrawVersion(pool(), input.model, input.version, {
      actor: `user:${personOf(principal).userId}`,
      at: systemClock.now(),
      reason: input.reason || undefined,
    });
    changed(input.model);
  },
);

/** Changes what is said of a model: name, schedule, money, the line from which customers are flagged. */
export const changeModel = action(
  { name: 'updateModel', access, input: z.object({ model, change: updateModelSchema }) },
  async ({ input, principal, audit }) => {
    audit(input.model, input.change);
    await updateModel(pool(), input.model, input.change, {
      actor: `user:${personOf(principal).userId}`,
      at: systemClock.now(),
    });
    changed(input.model);
  },
);

/** Settles an alert that needs nothing done. */
export const dismissAlert = action(
  { name: 'dismissModelAlert', access, input: z.object({ model, alert: z.string().min(1).max(100) }) },
  async ({ input, principal, audit }) => {
    audit(input.alert, { model: input.model });
    await resolveAlert(pool(), input.alert, {
      actor: `user:${personOf(principal).userId}`,
      at: systemClock.now(),
    });
    changed(input.model);
  },
);

/** Deletes a model with its scores; refused while segments ask for it. */
export const removeModel = action(
  { name: 'deleteModel', access, input: z.object({ model }) },
  async ({ input, principal, audit }) => {
    audit(input.model);
    await deleteModel(pool(), input.model, { actor: `user:${personOf(principal).userId}`, at: systemClock.now() });
    for (const list of LISTS) revalidatePath(list);
  },
);

/** Makes a live segment of those for whom a rule about the model's scores holds. */
export const makeScoreSegment = action(
  {
    name: 'createSegmentFromScores',
    access: permission('segments.edit'),
    input: z.object({ name: z.string().trim().min(1).max(200), description: z.string().max(2_000), rule: ruleSchema }),
  },
  async ({ input, principal, audit }) => {
    const person = personOf(principal);
    const segment = await createSegment(pool(), {
      ...input,
      status: 'active',
      ownerId: person.userId,
      actor: `user:${person.userId}`,
      at: systemClock.now(),
    });
    audit(segment.id, { name: input.name });
    revalidatePath('/segments');
    return { id: segment.id };
  },
);
