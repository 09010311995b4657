import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segment-rules';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { explainCustomer } from '@/lib/services/segments/explain-customer';
import { maskExplanation } from '@/lib/services/segments/mask-explanation';

export const POST = route(contract.explainCustomer, async ({ params, body, principal }) => {
  const asOf = body.asOf === undefined ? systemClock.now() : new Date(body.asOf);
  const explained = await explainCustomer(pool(), params.id, body.rule, asOf);
  return seesPersonal(principal) ? explained : maskExplanation(explained);
});
