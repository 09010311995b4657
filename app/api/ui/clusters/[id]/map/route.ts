import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/clusters-ui';
import { route } from '@/lib/server/route';
import { readMap } from '@/lib/services/models/read-map';

export const GET = route(contract.clusterMap, ({ params, query }) =>
  readMap(pool(), params.id, { version: query.run }),
);
