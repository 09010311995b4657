import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/webhooks';
import { route } from '@/lib/server/route';
import { listDeliveries } from '@/lib/services/delivery/webhooks/list-deliveries';

export const GET = route(contract.listDeliveries, ({ params, query }) => listDeliveries(pool(), params.id, query));
