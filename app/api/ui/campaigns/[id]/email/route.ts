import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns-ui';
import { route } from '@/lib/server/route';
import { actorOf } from '@/lib/services/accounts/principal';
import { saveEmail } from '@/lib/services/campaigns/save-email';

export const PUT = route(contract.saveEmail, async ({ params, body, principal }) => {
  const { number, status, hash, updatedAt } = await saveEmail(pool(), {
    campaign: params.id,
    step: body.step,
    document: body.document,
    from: body.from ?? undefined,
    generated: body.generated,
    actor: actorOf(principal),
    at: systemClock.now(),
  });
  return { number, status, hash, updatedAt: updatedAt.toISOString() };
});
