import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments';
import { route } from '@/lib/server/route';
import { listCustomerSegments } from '@/lib/services/segments/list-customer-segments';

export const GET = route(contract.customerSegments, async ({ params }) => ({
  data: await listCustomerSegments(pool(), params.id),
}));
