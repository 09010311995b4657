import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { listMemberRows } from '@/lib/services/segments/list-member-rows';

export const GET = route(contract.listMemberRows, ({ params, query, principal }) =>
  listMemberRows(pool(), params.id, { ...query, personal: seesPersonal(principal) }),
);
