import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns-ui';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { previewEmail } from '@/lib/services/campaigns/editor/preview-email';

export const POST = route(contract.previewEmail, ({ params, body, principal }) =>
  previewEmail(pool(), { ...body, campaign: params.id, personal: seesPersonal(principal), at: systemClock.now() }),
);
