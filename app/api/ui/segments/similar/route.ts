import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { findSimilar } from '@/lib/services/segments/find-similar';

export const POST = route(contract.similarSegments, ({ body }) =>
  findSimilar(pool(), { rule: body.rule, at: systemClock.now(), self: body.segment }),
);
