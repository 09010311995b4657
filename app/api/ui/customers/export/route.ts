import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/customers';
import { csvResponse } from '@/lib/server/csv-response';
import { queryAll } from '@/lib/server/query-all';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { readCustomerListQuery } from '@/lib/services/profiles/customer-list-query';
import { exportCustomers } from '@/lib/services/profiles/export-customers';

export const GET = route(contract.exportCustomers, async ({ request, principal, audit }) => {
  const { filter, order } = await readCustomerListQuery(pool(), queryAll(request));
  // A search holds personal data, which has no place in the audit trail.
  const { q, ids, ...rest } = filter;
  audit('customers', { ...rest, searched: q !== undefined, chosen: ids?.length });
  const personal = seesPersonal(principal);
  return csvResponse('customers', exportCustomers(pool(), { filter, order, at: systemClock.now(), personal }));
});
