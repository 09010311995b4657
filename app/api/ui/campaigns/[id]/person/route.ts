import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns-ui';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { explainSomeone } from '@/lib/services/campaigns/editor/explain-someone';

export const GET = route(contract.explainCampaignPerson, ({ params, query, principal }) =>
  explainSomeone(pool(), params.id, { q: query.q, personal: seesPersonal(principal), at: systemClock.now() }),
);
