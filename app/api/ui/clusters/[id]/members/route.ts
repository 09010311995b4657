import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/clusters-ui';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { listScores } from '@/lib/services/models/list-scores';

export const GET = route(contract.listClusterMembers, ({ params, query, principal }) =>
  listScores(pool(), params.id, { ...query, personal: seesPersonal(principal) }),
);
