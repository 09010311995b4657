import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/reviews';
import { route } from '@/lib/server/route';
import { findVoter } from '@/lib/services/campaigns/review/public/find-voter';
import { getReview } from '@/lib/services/campaigns/review/public/get-review';
import { castVote } from '@/lib/services/campaigns/review/votes/cast-vote';

export const POST = route(contract.voteReview, async ({ params, body, principal, audit }) => {
  audit(params.id, { decision: body.decision });
  const by = await findVoter(pool(), principal);
  await castVote(pool(), { review: params.id, by, ...body, at: systemClock.now() });
  return getReview(pool(), params.id);
});
