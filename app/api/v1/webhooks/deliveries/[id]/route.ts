import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/webhooks';
import { route } from '@/lib/server/route';
import { getDelivery } from '@/lib/services/delivery/webhooks/delivery-row';

export const GET = route(contract.getDelivery, ({ params }) => getDelivery(pool(), params.id));
