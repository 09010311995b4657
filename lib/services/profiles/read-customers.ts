import sql, { empty, join, type Sql } from 'sql-template-tag';
import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from './cursor';
import { customerMatches } from './customer-search';
import { findCustomer } from './find-customer';
import { type CustomerMetrics, readMetrics } from './read-metrics';

/** A customer as the public contract has it. */
export interface Customer {
  id: string;
  externalId: string | null;
  email: string | null;
  traits: Record<string, unknown>;
  metrics: CustomerMetrics;
  createdAt: Date;
  updatedAt: Date;
}

export interface ReadCustomersInput {
  /** A userId, also one that came by a merge. */
  externalId?: string | undefined;
  /** Compared without regard to case. */
  email?: string | undefined;
  /** Name, email or external id. */
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
  at: Date;
  personal: boolean;
}

const ORDER = 'number';

/** Customers with their metrics, in the order in which they were made. */
export async function readCustomers(
  db: Queryable,
  input: ReadCustomersInput,
): Promise<{ data: Customer[]; nextCursor: string | null }> {
  const after = input.cursor ? decodeCursor(input.cursor, ORDER, 'integer').number : 0;
  const { rows } = await db.query<CustomerRow>(sql`
    SELECT c.number, c.id, c.external_id AS "externalId", c.email, c.traits, c.created_at AS "createdAt", c.updated_at AS "updatedAt"
    FROM customer c WHERE c.merged_into IS NULL AND c.erased_at IS NULL AND c.number > ${after}::bigint ${matches(input)}
    ORDER BY c.number LIMIT ${input.limit + 1}::int`);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    data: await withMetrics(db, page, input.at),
    nextCursor:
      rows.length > input.limit && last ? encodeCursor({ order: ORDER, value: null, number: last.number }) : null,
  };
}

type CustomerRow = Omit<Customer, 'metrics'> & { number: number };

function matches({ externalId, email, q, personal }: ReadCustomersInput): Sql {
  const parts: Sql[] = [];
  if (externalId !== undefined)
    parts.push(
      sql`AND c.number = (SELECT i.customer FROM identity i WHERE i.kind = 'user' AND i.value = ${externalId})`,
    );
  if (email !== undefined) parts.push(sql`AND lower(c.email) = lower(${email}::text)`);
  if (q) parts.push(customerMatches(q, personal));
  return parts.length > 0 ? join(parts, ' ') : empty;
}

/** The same customers with their metrics at an instant. */
export async function withMetrics(db: Queryable, rows: readonly CustomerRow[], at: Date): Promise<Customer[]> {
  const metrics = await readMetrics(
    db,
    rows.map((row) => row.number),
    at,
  );
  return rows.flatMap(({ number, id, externalId, email, traits, createdAt, updatedAt }) => {
    const found = metrics.get(number);
    return found ? [{ id, externalId, email, traits, metrics: found, createdAt, updatedAt }] : [];
  });
}

/** One customer as the contract has it. Errors: `notFound`, see `findCustomer`. */
export async function readCustomer(db: Queryable, id: string, at: Date): Promise<Customer> {
  const [customer] = await withMetrics(db, [await findCustomer(db, id)], at);
  if (!customer) throw new AppError('notFound', 'No customer has this id.');
  return customer;
}
