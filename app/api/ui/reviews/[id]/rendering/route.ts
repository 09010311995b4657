import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/reviews-ui';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { renderRecipient } from '@/lib/services/campaigns/review/reading/render-recipient';

export const GET = route(contract.reviewRendering, ({ params, query, principal }) =>
  renderRecipient(pool(), {
    review: params.id,
    ...query,
    personal: seesPersonal(principal),
    at: systemClock.now(),
  }),
);
