import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/customers';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { maskCustomer } from '@/lib/services/profiles/mask-customer';
import { readCustomers } from '@/lib/services/profiles/read-customers';

export const GET = route(contract.listCustomers, async ({ query, principal }) => {
  const personal = seesPersonal(principal);
  const { data, nextCursor } = await readCustomers(pool(), { ...query, at: systemClock.now(), personal });
  return { data: personal ? data : data.map(maskCustomer), nextCursor };
});
