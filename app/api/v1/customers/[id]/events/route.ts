import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/customers';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { findCustomer } from '@/lib/services/profiles/find-customer';
import { listCustomerEvents } from '@/lib/services/profiles/list-customer-events';
import { maskEvent } from '@/lib/services/profiles/mask-event';

export const GET = route(contract.listCustomerEvents, async ({ params, query, principal }) => {
  const { number } = await findCustomer(pool(), params.id);
  const { data, nextCursor } = await listCustomerEvents(pool(), { customer: number, ...query });
  return { data: seesPersonal(principal) ? data : data.map(maskEvent), nextCursor };
});
