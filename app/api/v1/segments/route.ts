import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments';
import { route } from '@/lib/server/route';
import { actorOf } from '@/lib/services/accounts/principal';
import { createSegment } from '@/lib/services/segments/create-segment';
import { listSegments } from '@/lib/services/segments/list-segments';

export const GET = route(contract.listSegments, ({ query }) => listSegments(pool(), query));

export const POST = route(contract.createSegment, async ({ body, principal, audit }) => {
  const segment = await createSegment(pool(), {
    ...body,
    ownerId: body.ownerId ?? (principal.kind === 'person' ? principal.userId : null),
    actor: actorOf(principal),
    at: systemClock.now(),
  });
  audit(segment.id, { status: segment.status, version: segment.version });
  return segment;
});
