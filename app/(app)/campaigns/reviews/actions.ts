'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { DECISIONS } from '@/lib/content/review/machine';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { action, permission } from '@/lib/server/action';
import { idForm } from '@/lib/services/accounts/forms';
import { actorOf } from '@/lib/services/accounts/principal';
import {
  addComment,
  commentBody,
  placeSchema,
  resolveComment,
} from '@/lib/services/campaigns/review/comments/manage-comments';
import { applyFix, undoFix } from '@/lib/services/campaigns/review/fixes/apply-fix';
import { castVote } from '@/lib/services/campaigns/review/votes/cast-vote';
import { undoVote } from '@/lib/services/campaigns/review/votes/undo-vote';
import { withdrawReview } from '@/lib/services/campaigns/review/votes/withdraw-review';

const decide = permission('reviews.decide');
const view = permission('reviews.view');
const refresh = () => revalidatePath('/campaigns/reviews', 'layout');
const now = () => systemClock.now();

export const vote = action(
  {
    name: 'castReviewVote',
    access: decide,
    input: idForm.extend({
      decision: z.enum(DECISIONS),
      hash: z.string().max(100),
      words: z.string().trim().max(5_000).optional(),
    }),
  },
  async ({ input: { id, ...input }, principal, audit }) => {
    audit(id, { decision: input.decision, hash: input.hash.slice(0, 12) });
    const answer = await castVote(pool(), { review: id, by: actorOf(principal), ...input, at: now() });
    refresh();
    return { status: answer.status, nextRunAt: answer.started?.nextRunAt?.toISOString() ?? null };
  },
);

export const undoDecision = action(
  { name: 'undoReviewVote', access: decide, input: idForm },
  async ({ input, principal, audit }) => {
    audit(input.id);
    await undoVote(pool(), { review: input.id, by: actorOf(principal), at: now() });
    refresh();
  },
);

export const withdraw = action(
  { name: 'withdrawReview', access: permission('campaigns.edit'), input: idForm },
  async ({ input, principal, audit }) => {
    audit(input.id);
    await withdrawReview(pool(), { review: input.id, by: actorOf(principal), at: now() });
    refresh();
  },
);

export const comment = action(
  {
    name: 'commentReview',
    access: view,
    input: idForm.extend({
      body: commentBody,
      place: placeSchema.nullable().optional(),
      parentId: z.string().max(60).nullable().optional(),
    }),
  },
  async ({ input: { id, ...input }, principal, audit }) => {
    audit(id, { place: input.place?.pointer ?? null });
    const made = await addComment(pool(), { review: id, by: actorOf(principal), ...input, at: now() });
    refresh();
    return made;
  },
);

export const settleComment = action(
  { name: 'resolveReviewComment', access: view, input: idForm.extend({ resolved: z.boolean() }) },
  async ({ input, principal, audit }) => {
    const { review } = await resolveComment(pool(), { ...input, by: actorOf(principal), at: now() });
    audit(review, { comment: input.id, resolved: input.resolved });
    refresh();
  },
);

export const mend = action(
  {
    name: 'applyReviewFix',
    access: decide,
    input: idForm.extend({ finding: z.string().max(300), hash: z.string().max(100) }),
  },
  async ({ input: { id, finding, hash }, principal, audit }) => {
    audit(id, { finding });
    const made = await applyFix(pool(), { review: id, finding, hash, by: actorOf(principal), at: now() });
    refresh();
    return made;
  },
);

export const undoMend = action({ name: 'undoReviewFix', access: decide, input: idForm }, async ({ input, audit }) => {
  const { review } = await undoFix(pool(), { id: input.id, at: now() });
  audit(review, { fix: input.id });
  refresh();
});
