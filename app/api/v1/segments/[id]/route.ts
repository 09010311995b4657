import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments';
import { route } from '@/lib/server/route';
import { actorOf } from '@/lib/services/accounts/principal';
import { deleteSegment } from '@/lib/services/segments/delete-segment';
import { getSegment } from '@/lib/services/segments/get-segment';
import { DEFAULT_CHANGE_LIMIT } from '@/lib/services/segments/segment-checks';
import { updateSegment } from '@/lib/services/segments/update-segment';

export const GET = route(contract.getSegment, ({ params }) => getSegment(pool(), params.id));

export const PATCH = route(contract.updateSegment, async ({ params, body, principal, audit }) => {
  audit(params.id, { fields: Object.keys(body), version: body.version });
  // Programs are held by what an owner has asked for; people are asked again also where nobody has set a limit.
  const defaultLimit = principal.kind === 'person' ? DEFAULT_CHANGE_LIMIT : null;
  return updateSegment(pool(), params.id, { ...body, defaultLimit, actor: actorOf(principal), at: systemClock.now() });
});

export const DELETE = route(contract.deleteSegment, async ({ params, principal, audit }) => {
  audit(params.id);
  await deleteSegment(pool(), params.id, { actor: actorOf(principal), at: systemClock.now() });
  return undefined;
});
