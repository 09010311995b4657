import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/clusters-ui';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { readClusterCustomer } from '@/lib/services/models/read-cluster-customer';

export const GET = route(contract.clusterCustomer, ({ params, query, principal }) =>
  readClusterCustomer(pool(), params.id, params.customer, { version: query.run, personal: seesPersonal(principal) }),
);
