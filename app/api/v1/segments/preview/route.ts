import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segment-rules';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { previewSegment } from '@/lib/services/segments/preview-segment';

export const POST = route(contract.previewSegment, ({ body, principal }) => {
  const { rule, asOf, sample, seed, segment, parentId } = body;
  return previewSegment(pool(), systemClock, {
    rule,
    asOf: asOf === undefined ? undefined : new Date(asOf),
    sample,
    seed,
    self: segment,
    parentId,
    personal: seesPersonal(principal),
  });
});
