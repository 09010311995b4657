import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/tail';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { tailEvents } from '@/lib/services/ingest/tail-events';
import { maskCustomer } from '@/lib/services/profiles/mask-customer';
import { maskEvent } from '@/lib/services/profiles/mask-event';
import { nameOf } from '@/lib/services/profiles/name-of';

export const GET = route(contract.tailEvents, async ({ query, principal }) => {
  const personal = seesPersonal(principal);
  const events = await tailEvents(pool(), query.limit);
  return {
    data: events.map((event) => {
      const { customer, context: _, ...shown } = personal ? event : maskEvent(event);
      const who = personal ? customer : maskCustomer(customer);
      return { ...shown, customerId: customer.id, customer: nameOf(who) ?? who.email ?? who.externalId };
    }),
  };
});
