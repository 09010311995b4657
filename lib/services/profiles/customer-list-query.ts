import { LIFECYCLE_STAGES } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import { isCursorOf } from './cursor';
import type { CustomerFilter } from './customer-filter';
import { type CustomerOrder, orderName, orderParts, parseOrder } from './customer-order';
import { EMAIL_STATUSES } from './email-status';
import { findSegmentNumbers } from './find-segment-numbers';

export const STAGE_FILTERS = [...LIFECYCLE_STAGES, 'none'] as const;

/** The list that an address asks for. What it does not understand (a cursor of another order, too) it leaves out; NUL characters name nobody. */
export async function readCustomerListQuery(
  db: Queryable,
  query: Readonly<Record<string, readonly string[]>>,
): Promise<{ filter: CustomerFilter; order: CustomerOrder; cursor: string | undefined }> {
  const all = (name: string): string[] =>
    (query[name] ?? []).filter((value) => value !== '' && !value.includes('\u0000')).slice(0, 200);
  const ids = all('id');
  const ordered = all('ordered')[0];
  const segments = all('segment');
  const order = parseOrder(all('sort')[0]);
  const cursor = all('cursor')[0];
  return {
    filter: {
      q: all('q')[0]?.slice(0, 200),
      countries: all('country'),
      stages: STAGE_FILTERS.filter((stage) => all('stage').includes(stage)),
      emailStatuses: EMAIL_STATUSES.filter((status) => all('email').includes(status)),
      segments: await findSegmentNumbers(db, segments),
      hasOrdered: ordered === 'yes' ? true : ordered === 'no' ? false : undefined,
      ids: ids.length > 0 ? ids : undefined,
    },
    order,
    cursor: cursor && isCursorOf(cursor, orderName(order), orderParts(order).kind) ? cursor : undefined,
  };
}
