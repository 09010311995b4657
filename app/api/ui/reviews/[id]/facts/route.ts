import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/reviews-ui';
import { route } from '@/lib/server/route';
import { readFacts } from '@/lib/services/campaigns/review/reading/read-facts';

export const GET = route(contract.reviewFacts, ({ params }) =>
  readFacts(pool(), { review: params.id, at: systemClock.now() }),
);
