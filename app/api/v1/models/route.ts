import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/models';
import { route } from '@/lib/server/route';
import { actorOf } from '@/lib/services/accounts/principal';
import { createModel } from '@/lib/services/models/create-model';
import { listCards } from '@/lib/services/models/list-cards';
import { toCard } from '@/lib/services/models/to-card';

export const GET = route(contract.listModels, ({ query }) => listCards(pool(), { ...query, at: systemClock.now() }));

export const POST = route(contract.createModel, async ({ body, principal, audit }) => {
  const model = await createModel(pool(), body, {
    actor: actorOf(principal),
    ownerId: principal.kind === 'person' ? principal.userId : null,
    at: systemClock.now(),
  });
  audit(model.id, { kind: model.kind, key: model.key });
  return toCard(model);
});
