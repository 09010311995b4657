import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/templates';
import { route } from '@/lib/server/route';
import { findTemplate, updateTemplate } from '@/lib/services/content/manage-templates';
import { archivePiece } from '@/lib/services/content/pieces';

export const GET = route(contract.getTemplate, ({ params }) => findTemplate(pool(), params.id));

export const PATCH = route(contract.updateTemplate, ({ params, body, audit }) => {
  audit(params.id, { fields: Object.keys(body) });
  return updateTemplate(pool(), params.id, { ...body, at: systemClock.now() });
});

export const DELETE = route(contract.deleteTemplate, async ({ params, audit }) => {
  audit(params.id);
  await findTemplate(pool(), params.id);
  await archivePiece(pool(), { id: params.id, at: systemClock.now() });
  return undefined;
});
