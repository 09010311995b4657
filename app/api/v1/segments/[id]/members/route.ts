import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segment-members';
import { route } from '@/lib/server/route';
import { listMembers } from '@/lib/services/segments/list-members';

export const GET = route(contract.listMembers, ({ params, query }) => listMembers(pool(), params.id, query));
