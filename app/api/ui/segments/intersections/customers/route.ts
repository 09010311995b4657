import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-explore';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { listIntersection } from '@/lib/services/segments/list-intersection';

export const GET = route(contract.listIntersection, ({ query, principal }) =>
  listIntersection(pool(), {
    inside: query.in,
    outside: query.out,
    at: systemClock.now(),
    offset: query.offset,
    limit: query.limit,
    personal: seesPersonal(principal),
  }),
);
