'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { action, permission, personOf } from '@/lib/server/action';
import { cancelTraining } from '@/lib/services/models/cancel-training';
import { createModel } from '@/lib/services/models/create-model';
import { deleteModel } from '@/lib/services/models/delete-model';
import { nameGroups } from '@/lib/services/models/name-group';
import { promoteVersion } from '@/lib/services/models/promote-version';
import { trainModel } from '@/lib/services/models/train-model';
import { CLUSTER_KINDS, clusterParamsSchema, featuresSchema, populationSchema } from '@/lib/services/models/types';

const access = permission('segments.edit');
const model = z.string().min(1).max(100);
const run = z.number().int().min(1);
const definition = {
  population: populationSchema,
  features: featuresSchema,
  params: clusterParamsSchema,
  seed: z.number().int().min(0).max(2_147_483_647),
};

/** Makes a clustering and puts its first run into the queue. */
export const createClustering = action(
  {
    name: 'createClustering',
    access,
    input: z.object({ kind: z.enum(CLUSTER_KINDS), name: z.string().trim().min(1).max(200), ...definition }),
  },
  async ({ input, principal, audit }) => {
    const { userId } = personOf(principal);
    // It learns anew when a person says so: groups that change their meaning by night serve nobody.
    const made = await createModel(
      pool(),
      { ...input, schedule: { retraining: 'off' } },
      { actor: `user:${userId}`, ownerId: userId, at: systemClock.now() },
    );
    audit(made.id, { key: made.key, kind: made.kind });
    return { key: made.key };
  },
);

/** Asks for another run of a clustering, by its definition with what is said here. */
export const runAgain = action(
  { name: 'runClusteringAgain', access, input: z.object({ model, ...definition }) },
  async ({ input: { model: key, ...changes }, principal, audit }) => {
    const actor = `user:${personOf(principal).userId}`;
    const number = await trainModel(pool(), key, { ...changes, trigger: 'hand', actor, at: systemClock.now() });
    audit(key, { run: number });
    return { run: number };
  },
);

/** Stops the run that is under way; what earlier runs found stays. */
export const cancelRun = action(
  { name: 'cancelClusteringRun', access, input: z.object({ model }) },
  async ({ input, principal, audit }) => {
    const actor = `user:${personOf(principal).userId}`;
    const number = await cancelTraining(pool(), input.model, { actor, at: systemClock.now() });
    audit(input.model, { run: number });
  },
);

/** Names groups: accepts what is proposed, gives a name of one's own, or goes back. */
export const nameGroupsOf = action(
  {
    name: 'nameClusterGroups',
    access,
    input: z.object({
      model,
      names: z
        .array(
          z.object({
            group: z.string().min(1).max(40),
            name: z.string().trim().min(1).max(200).nullable(),
            source: z.enum(['accepted', 'given']),
          }),
        )
        .min(1)
        .max(60),
    }),
  },
  async ({ input, principal, audit }) => {
    const actor = `user:${personOf(principal).userId}`;
    await nameGroups(pool(), input.model, input.names, { actor, at: systemClock.now() });
    audit(input.model, { groups: input.names.map(({ group }) => group) });
    revalidatePath('/discover/clusters');
  },
);

/** Puts a run to use: its groups are the ones that segments ask for from now on. */
export const putRunToUse = action(
  { name: 'putClusteringRunToUse', access, input: z.object({ model, run }) },
  async ({ input, principal, audit }) => {
    const actor = `user:${personOf(principal).userId}`;
    await promoteVersion(pool(), input.model, input.run, { actor, at: systemClock.now() });
    audit(input.model, { run: input.run });
  },
);

/** Deletes a clustering with all its runs; refused while a segment asks for it. */
export const deleteClustering = action(
  { name: 'deleteClustering', access, input: z.object({ model }) },
  async ({ input, principal, audit }) => {
    const actor = `user:${personOf(principal).userId}`;
    await deleteModel(pool(), input.model, { actor, at: systemClock.now() });
    audit(input.model);
  },
);
