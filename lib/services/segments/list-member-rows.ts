import sql, { empty } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from '../profiles/cursor';
import { customerMatches } from '../profiles/customer-search';
import { maskCustomer } from '../profiles/mask-customer';
import { nameOf } from '../profiles/name-of';
import { findSegment } from './find-segment';

/** A member as the product's own table shows it. */
export interface MemberRow {
  id: string;
  name: string | null;
  email: string | null;
  country: string | null;
  enteredAt: string;
  orders: number | null;
  revenue: string | null;
  lastOrderAt: string | null;
}

export interface ListMemberRowsInput {
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
  personal: boolean;
}

interface Row {
  number: number;
  id: string;
  externalId: string | null;
  email: string | null;
  traits: Record<string, unknown>;
  enteredAt: Date;
  orders: number | null;
  revenue: string | number | null;
  lastOrderAt: Date | null;
}

const ORDER = 'entered';

/** Who is in a segment now, those who entered last first. Errors: notFound, invalidInput (cursor). */
export async function listMemberRows(
  db: Queryable,
  reference: string,
  { q = '', cursor, limit, personal }: ListMemberRowsInput,
): Promise<{ data: MemberRow[]; nextCursor: string | null }> {
  const segment = await findSegment(db, reference);
  const after = cursor ? decodeCursor(cursor, ORDER, 'time') : undefined;
  const { rows } = await db.query<Row>(sql`
    SELECT c.number, c.id, c.external_id AS "externalId", c.email, c.traits, m.entered_at AS "enteredAt", f.orders, f.revenue::text AS revenue, f.last_order_at AS "lastOrderAt"
    FROM membership m JOIN customer c ON c.number = m.customer LEFT JOIN customer_fact f ON f.customer = c.number
    WHERE m.segment = ${segment.number}::int AND m.left_at IS NULL ${customerMatches(q, personal)}
      ${after ? sql`AND (m.entered_at, m.customer) < (${after.value}::timestamptz, ${after.number}::int)` : empty}
    ORDER BY m.entered_at DESC, m.customer DESC LIMIT ${limit + 1}::int`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => toMember(row, personal)),
    nextCursor:
      rows.length > limit && last
        ? encodeCursor({ order: ORDER, value: last.enteredAt.toISOString(), number: last.number })
        : null,
  };
}

function toMember(row: Row, personal: boolean): MemberRow {
  const shown = personal ? row : maskCustomer(row);
  const { country } = shown.traits;
  return {
    id: row.id,
    name: nameOf(shown),
    email: shown.email,
    country: typeof country === 'string' ? country : null,
    enteredAt: row.enteredAt.toISOString(),
    orders: row.orders,
    revenue: row.revenue === null ? null : String(row.revenue),
    lastOrderAt: row.lastOrderAt?.toISOString() ?? null,
  };
}
