import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { listUses } from '@/lib/services/segments/list-uses';

export const GET = route(contract.segmentUses, async ({ params }) => ({ data: await listUses(pool(), params.id) }));
