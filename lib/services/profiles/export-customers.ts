import type { Pool } from '@/lib/platform/db';
import type { CustomerQuery } from './list-customers';
import { type CustomerItem, listCustomers } from './list-customers';
import { maskCustomer } from './mask-customer';

const PAGE = 2_000;
const TRAITS = ['firstName', 'lastName', 'name', 'city', 'country'] as const;

/** A list of customers as rows for CSV, heads first, read page by page in the list's order. */
export async function* exportCustomers(
  db: Pool,
  query: Omit<CustomerQuery, 'cursor' | 'limit'>,
): AsyncGenerator<(string | number | null)[]> {
  yield [
    'id',
    'externalId',
    'email',
    ...TRAITS,
    'emailStatus',
    'lifecycleStage',
    'orders',
    'spent',
    'engagementScore',
    'lastOrderAt',
    'lastSeenAt',
    'createdAt',
  ];
  for (let cursor: string | undefined; ; ) {
    const { data, nextCursor } = await listCustomers(db, { ...query, limit: PAGE, cursor });
    for (const row of data) yield toRow(query.personal ? row : maskCustomer(row));
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}

const toRow = (row: CustomerItem): (string | number | null)[] => [
  row.id,
  row.externalId,
  row.email,
  ...TRAITS.map((name) => textOf(row.traits[name])),
  row.emailStatus,
  row.stage,
  row.orders,
  row.spent,
  row.engagementScore,
  row.lastOrderAt?.toISOString() ?? null,
  row.lastSeenAt?.toISOString() ?? null,
  row.createdAt.toISOString(),
];

const textOf = (value: unknown): string | null =>
  value === null || value === undefined || typeof value === 'object' ? null : String(value);
