import type { Client } from 'pg';
import type { DemoShop } from '@/lib/demo/generate-shop';
import { copyRows } from '@/lib/platform/bulk/copy-rows';

/** Customers, numbered 1, 2, … in order of first visit, and their identities. */
export async function copyPeople(client: Client, shop: DemoShop): Promise<void> {
  await copyRows(
    client,
    'customer',
    ['number', 'id', 'external_id', 'email', 'traits', 'trait_times', 'created_at', 'updated_at', 'first_seen_at'],
    shop.customers.map((customer, i) => {
      const signedUp = new Date(customer.signedUpAt ?? customer.firstSeenAt);
      const named = [...Object.keys(customer.traits), ...(customer.email ? ['email'] : [])];
      const times = Object.fromEntries(named.map((name) => [name, signedUp.toISOString()]));
      const first = new Date(customer.firstSeenAt);
      return [
        i + 1,
        customer.id,
        customer.externalId,
        customer.email,
        JSON.stringify(customer.traits),
        JSON.stringify(times),
        first,
        signedUp,
        first,
      ];
    }),
  );
  await copyRows(
    client,
    'identity',
    ['kind', 'value', 'customer', 'created_at'],
    shop.customers.flatMap((customer, i) => [
      ...(customer.externalId === null
        ? []
        : [['user', customer.externalId, i + 1, new Date(customer.signedUpAt ?? customer.firstSeenAt)]]),
      ...customer.anonymousIds.map((value) => ['anonymous', value, i + 1, new Date(customer.firstSeenAt)]),
    ]),
  );
}
