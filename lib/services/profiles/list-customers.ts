import sql, { type Sql } from 'sql-template-tag';
import type { LifecycleStage } from '@/lib/catalog';
import { readLifecycle } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from './cursor';
import { type CustomerFilter, filterCustomers, isEveryone } from './customer-filter';
import { type CustomerOrder, orderName, orderParts } from './customer-order';
import { type EmailStatus, emailJoins, emailStatus } from './email-status';
import { readStages } from './read-stages';
import { walkMissing, walkValues } from './walk-customers';

/** A line of the customer list. Money is a decimal string in the shop's currency. */
export interface CustomerItem {
  id: string;
  externalId: string | null;
  email: string | null;
  traits: Record<string, unknown>;
  emailStatus: EmailStatus;
  stage: LifecycleStage | null;
  orders: number;
  spent: string;
  lastOrderAt: Date | null;
  lastSeenAt: Date | null;
  engagementScore: number | null;
  createdAt: Date;
}

export interface CustomerQuery {
  filter: CustomerFilter;
  order: CustomerOrder;
  cursor?: string | undefined;
  limit: number;
  at: Date;
  /** May see, and so search, personal data. */
  personal: boolean;
}

/** A page of customers. Those without the value that the list is ordered by stand at its end, in either direction. */
export async function listCustomers(
  db: Queryable,
  query: CustomerQuery,
): Promise<{ data: CustomerItem[]; nextCursor: string | null }> {
  const { cursor, limit, at, order } = query;
  const name = orderName(order);
  const after = cursor ? decodeCursor(cursor, name, orderParts(order).kind) : undefined;
  const { thresholds: lifecycle } = await readLifecycle(db);
  const where = filterCustomers(query.filter, { at, personal: query.personal, lifecycle });
  const walk = { order, where, everyone: isEveryone(query.filter) };
  const places = after?.value === null ? [] : await walkValues(db, walk, after, limit + 1);
  if (places.length <= limit && !orderParts(order).always) {
    const from = after?.value === null ? after.number : 0;
    places.push(...(await walkMissing(db, walk, from, limit + 1 - places.length)));
  }
  const page = places.slice(0, limit);
  const last = page.at(-1);
  return {
    data: await readItems(
      db,
      page.map((place) => place.number),
      at,
    ),
    nextCursor: places.length > limit && last ? encodeCursor({ ...last, order: name }) : null,
  };
}

const READ = (numbers: readonly number[]): Sql => sql`
  SELECT c.number, c.id, c.external_id AS "externalId", c.email, c.traits, ${emailStatus} AS "emailStatus", coalesce(f.orders, 0) AS orders,
    coalesce(f.revenue, 0)::text AS spent, f.last_order_at AS "lastOrderAt", f.last_seen_at AS "lastSeenAt",
    p.engagement_score AS "engagementScore", c.created_at AS "createdAt"
  FROM unnest(${numbers}::int[]) WITH ORDINALITY q(number, n) JOIN customer c ON c.number = q.number
    LEFT JOIN customer_fact f ON f.customer = c.number LEFT JOIN customer_snapshot p ON p.customer = c.number ${emailJoins}
  ORDER BY q.n`;

async function readItems(db: Queryable, numbers: readonly number[], at: Date): Promise<CustomerItem[]> {
  if (numbers.length === 0) return [];
  const [{ rows }, stages] = await Promise.all([
    db.query<Omit<CustomerItem, 'stage'> & { number: number }>(READ(numbers)),
    readStages(db, numbers, at),
  ]);
  return rows.map(({ number, ...row }) => ({
    ...row,
    stage: (stages.get(number) as LifecycleStage | undefined) ?? null,
  }));
}
