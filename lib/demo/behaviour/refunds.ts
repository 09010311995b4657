import { SOURCE_EPOCH_MS } from '../source/types';
import { DAY, MINUTE } from '../time';
import type { World } from './world';

/**
 * Enters the source's cancellations. The source does not say which order one belongs to: `b` is the latest earlier
 * order of the customer that holds the first product of it, plus one; 0 where there is none.
 */
export function refunds(world: World, shift: number): void {
  const indexOf = new Map(world.customers.map((customer, i) => [customer.externalId, i]));
  const { invoices, customers } = world.source;
  invoices.forEach((invoice, i) => {
    if (!invoice.cancelled) return;
    const index = indexOf.get(String(customers[invoice.customer]?.id));
    const customer = index === undefined ? undefined : world.customers[index];
    if (index === undefined || !customer) return;
    const at = SOURCE_EPOCH_MS + invoice.minute * MINUTE + shift * DAY;
    const product = invoice.lines[0]?.product;
    const order = customer.orders.findLast(
      (o) => o.at <= at && invoices[o.invoice]?.lines.some((line) => line.product === product),
    );
    world.log.add('orderRefunded', index, at, i, order ? order.invoice + 1 : 0);
  });
}
