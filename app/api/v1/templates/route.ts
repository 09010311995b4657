import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/templates';
import { route } from '@/lib/server/route';
import { actorOf } from '@/lib/services/accounts/principal';
import { createTemplate, listTemplates } from '@/lib/services/content/manage-templates';

export const GET = route(contract.listTemplates, ({ query }) => listTemplates(pool(), query));

export const POST = route(contract.createTemplate, async ({ body, principal, audit }) => {
  const made = await createTemplate(pool(), { ...body, by: actorOf(principal), at: systemClock.now() });
  audit(made.id, { key: made.key });
  return made;
});
