import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { actorOf } from '@/lib/services/accounts/principal';
import { dismissFinding } from '@/lib/services/segments/lint/dismiss-finding';

export const POST = route(contract.dismissFinding, async ({ params, body, principal, audit }) => {
  audit(params.id, { ...body });
  await dismissFinding(pool(), params.id, { ...body, actor: actorOf(principal), at: systemClock.now() });
  return {};
});
