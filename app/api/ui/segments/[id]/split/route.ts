import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { actorOf } from '@/lib/services/accounts/principal';
import { previewSplit, splitSegment } from '@/lib/services/segments/split-segment';

export const GET = route(contract.segmentSplit, ({ params, query }) =>
  previewSplit(pool(), params.id, query.by, systemClock.now()),
);

export const POST = route(contract.splitSegment, async ({ params, body, principal, audit }) => {
  audit(params.id, { by: body.by, parts: body.parts.length });
  const ownerId = principal.kind === 'person' ? principal.userId : null;
  const made = await splitSegment(pool(), params.id, {
    ...body,
    ownerId,
    actor: actorOf(principal),
    at: systemClock.now(),
  });
  return { data: made };
});
