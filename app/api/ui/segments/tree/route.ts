import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { readTree } from '@/lib/services/segments/read-tree';

export const GET = route(contract.segmentTree, async () => ({ data: await readTree(pool()) }));
