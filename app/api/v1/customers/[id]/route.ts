import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/customers';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { maskCustomer } from '@/lib/services/profiles/mask-customer';
import { readCustomer } from '@/lib/services/profiles/read-customers';

export const GET = route(contract.getCustomer, async ({ params, principal }) => {
  const customer = await readCustomer(pool(), params.id, systemClock.now());
  return seesPersonal(principal) ? customer : maskCustomer(customer);
});
