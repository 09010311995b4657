import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns-ui';
import { route } from '@/lib/server/route';
import { checkDraft } from '@/lib/services/campaigns/editor/check-draft';

export const POST = route(contract.checkEmail, ({ params, body }) =>
  checkDraft(pool(), params.id, body.document, systemClock.now()),
);
