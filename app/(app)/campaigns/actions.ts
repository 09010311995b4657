'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { action, permission, personOf } from '@/lib/server/action';
import * as status from '@/lib/services/campaigns/change-status';
import { copyCampaign as copy } from '@/lib/services/campaigns/copy-campaign';
import { createCampaign as create } from '@/lib/services/campaigns/create-campaign';
import { createCampaignSchema, updateCampaignSchema } from '@/lib/services/campaigns/fields';
import { findCampaign } from '@/lib/services/campaigns/find-campaign';
import { SETTLEMENTS, settleConflict as settle } from '@/lib/services/campaigns/map/settle-conflict';
import { submitForReview as submit } from '@/lib/services/campaigns/review/submit-for-review';
import { findStrategy } from '@/lib/services/campaigns/strategies/list-strategies';
import * as strategies from '@/lib/services/campaigns/strategies/save-strategy';
import { strategySchema } from '@/lib/services/campaigns/strategies/strategy-schema';
import { updateCampaign as update } from '@/lib/services/campaigns/update-campaign';
import { findSegment } from '@/lib/services/segments/find-segment';

const edit = permission('campaigns.edit');
const send = permission('campaigns.send');
const id = z.string().min(1).max(100);
const at = () => systemClock.now();

/** Makes a campaign as a draft. */
export const createCampaign = action(
  { name: 'createCampaign', access: edit, input: createCampaignSchema },
  async ({ input, principal, audit }) => {
    const { userId } = personOf(principal);
    const made = await create(pool(), input, { actor: `user:${userId}`, ownerId: userId, at: at() });
    audit(made.id, { kind: made.kind });
    return { id: made.id };
  },
);

/** Changes the settings of a campaign. */
export const updateCampaign = action(
  { name: 'updateCampaign', access: edit, input: z.object({ id, changes: updateCampaignSchema }) },
  async ({ input, principal, audit }) => {
    const actor = `user:${personOf(principal).userId}`;
    await update(pool(), input.id, input.changes, { actor, at: at() });
    audit(input.id, { fields: Object.keys(input.changes) });
    revalidatePath(`/campaigns/${input.id}`);
  },
);

/** A draft with the settings and emails of another. */
export const copyCampaign = action(
  { name: 'copyCampaign', access: edit, input: z.object({ id }) },
  async ({ input, principal, audit }) => {
    const { userId } = personOf(principal);
    const made = await copy(pool(), input.id, { actor: `user:${userId}`, ownerId: userId, at: at() });
    audit(made.id, { copyOf: input.id });
    return { id: made.id };
  },
);

/** Hands the last draft of an email to its reviewers. */
export const submitEmail = action(
  { name: 'submitCampaignEmail', access: edit, input: z.object({ id, step: z.number().int().min(0).max(20) }) },
  async ({ input, principal, audit }) => {
    const campaign = await findCampaign(pool(), input.id);
    const by = `user:${personOf(principal).userId}`;
    const review = await submit(pool(), { campaign: campaign.number, step: input.step, by, at: at() });
    audit(input.id, { review: review.id, step: input.step });
    revalidatePath(`/campaigns/${input.id}`);
    return { review: review.id, approvals: review.approvals };
  },
);

/** Starts, pauses, resumes or cancels a campaign. */
export const changeStatus = action(
  {
    name: 'changeCampaignStatus',
    access: send,
    input: z.object({ id, act: z.enum(['start', 'pause', 'resume', 'cancel']) }),
  },
  async ({ input, principal, audit }) => {
    const by = { actor: `user:${personOf(principal).userId}`, at: at() };
    const acts = {
      start: status.startCampaign,
      pause: status.pauseCampaign,
      resume: status.resumeCampaign,
      cancel: status.cancelCampaign,
    };
    await acts[input.act](pool(), input.id, by);
    audit(input.id, { act: input.act });
    revalidatePath(`/campaigns/${input.id}`);
  },
);

/** Settles who writes to the customers that campaigns share. */
export const settleConflicts = action(
  {
    name: 'settleCampaignConflicts',
    access: edit,
    input: z.object({
      pairs: z
        .array(z.object({ campaign: id, others: z.array(id).min(1).max(50), settlement: z.enum(SETTLEMENTS) }))
        .min(1)
        .max(50),
    }),
  },
  async ({ input, principal, audit }) => {
    const actor = `user:${personOf(principal).userId}`;
    for (const pair of input.pairs) {
      await settle(pool(), { ...pair, actor, at: at() });
      audit(pair.campaign, { others: pair.others, settlement: pair.settlement });
    }
    revalidatePath('/campaigns/map');
  },
);

/** Makes or changes a strategy. */
export const saveStrategy = action(
  { name: 'saveStrategy', access: edit, input: z.object({ id: id.nullable(), strategy: strategySchema }) },
  async ({ input, audit }) => {
    const saved = input.id
      ? await strategies.updateStrategy(pool(), input.id, input.strategy, at())
      : await strategies.createStrategy(pool(), input.strategy, at());
    audit(saved.id);
    revalidatePath('/campaigns/map');
  },
);

/** Puts a strategy away. */
export const archiveStrategy = action(
  { name: 'archiveStrategy', access: edit, input: z.object({ id }) },
  async ({ input, audit }) => {
    await strategies.archiveStrategy(pool(), input.id, at());
    audit(input.id);
    revalidatePath('/campaigns/map');
  },
);

/** Brings a strategy back that was put away. */
export const restoreStrategy = action(
  { name: 'restoreStrategy', access: edit, input: z.object({ id }) },
  async ({ input, audit }) => {
    await strategies.restoreStrategy(pool(), input.id, at());
    audit(input.id);
    revalidatePath('/campaigns/map');
  },
);

/** Says that a strategy is not for a segment, or takes that back. */
export const setFit = action(
  { name: 'setStrategyFit', access: edit, input: z.object({ segment: id, strategy: id, applies: z.boolean() }) },
  async ({ input, audit }) => {
    const segment = await findSegment(pool(), input.segment);
    const strategy = await findStrategy(pool(), input.strategy);
    await strategies.setFit(pool(), segment.number, strategy.number, input.applies);
    audit(input.strategy, { segment: input.segment, applies: input.applies });
    revalidatePath('/campaigns/map');
  },
);
