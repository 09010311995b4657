'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { action, permission } from '@/lib/server/action';
import { idForm } from '@/lib/services/accounts/forms';
import { groupSchema, policySchema } from '@/lib/services/campaigns/review/policies/fields';
import { deleteGroup, saveGroup } from '@/lib/services/campaigns/review/policies/manage-groups';
import { deletePolicy, savePolicy } from '@/lib/services/campaigns/review/policies/manage-policies';

const access = permission('reviews.manage');
const refresh = () => revalidatePath('/settings/review');
const id = z.string().max(60).nullable();

export const keepGroup = action(
  { name: 'saveReviewerGroup', access, input: z.object({ id, group: groupSchema }) },
  async ({ input, audit }) => {
    const saved = await saveGroup(pool(), input.id, input.group, systemClock.now());
    audit(saved, { members: input.group.members });
    refresh();
    return { id: saved };
  },
);

export const removeGroup = action({ name: 'deleteReviewerGroup', access, input: idForm }, async ({ input, audit }) => {
  audit(input.id);
  await deleteGroup(pool(), input.id);
  refresh();
});

export const keepPolicy = action(
  { name: 'saveReviewPolicy', access, input: z.object({ id, policy: policySchema }) },
  async ({ input, audit }) => {
    const saved = await savePolicy(pool(), input.id, input.policy, systemClock.now());
    audit(saved, { ...input.policy });
    refresh();
    return { id: saved };
  },
);

export const removePolicy = action({ name: 'deleteReviewPolicy', access, input: idForm }, async ({ input, audit }) => {
  audit(input.id);
  await deletePolicy(pool(), input.id);
  refresh();
});
