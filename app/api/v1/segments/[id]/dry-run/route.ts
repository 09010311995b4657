import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { dryRunSegment } from '@/lib/services/segments/dry-run-segment';
import { DEFAULT_CHANGE_LIMIT } from '@/lib/services/segments/segment-checks';

export const POST = route(contract.dryRunSegment, ({ params, body, principal }) =>
  dryRunSegment(pool(), params.id, {
    ...body,
    at: systemClock.now(),
    personal: seesPersonal(principal),
    defaultLimit: principal.kind === 'person' ? DEFAULT_CHANGE_LIMIT : null,
  }),
);
