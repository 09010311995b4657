import type { Pool } from '@/lib/platform/db';
import { maskCustomer } from '../profiles/mask-customer';
import { findSegment } from './find-segment';

const PAGE = 2_000;
const SELECT = `SELECT c.number, c.id, c.external_id AS "externalId", c.email, c.traits, c.created_at AS "createdAt", c.updated_at AS "updatedAt",
    m.entered_at AS "enteredAt", f.orders, f.revenue, f.last_order_at AS "lastOrderAt"
  FROM membership m JOIN customer c ON c.number = m.customer LEFT JOIN customer_fact f ON f.customer = c.number
  WHERE m.segment = $1 AND m.left_at IS NULL AND m.customer > $2 ORDER BY m.customer LIMIT $3`;

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

export type ExportRow = (string | number | null)[];

/** The members of a segment, the heads of the columns first, read page by page. Errors: notFound. */
export async function* exportMembers(pool: Pool, reference: string, personal: boolean): AsyncGenerator<ExportRow> {
  const segment = await findSegment(pool, reference);
  yield [
    'id',
    'externalId',
    'email',
    'firstName',
    'lastName',
    'city',
    'country',
    'enteredAt',
    'orders',
    'revenue',
    'lastOrderAt',
  ];
  for (let after = 0; ; ) {
    const { rows } = await pool.query<Row>(SELECT, [segment.number, after, PAGE]);
    for (const row of rows) {
      const shown = personal ? row : maskCustomer(row as Row & Parameters<typeof maskCustomer>[0]);
      const trait = (name: string): string | null => textOf(shown.traits[name]);
      yield [
        row.id,
        shown.externalId,
        shown.email,
        trait('firstName'),
        trait('lastName'),
        trait('city'),
        trait('country'),
        row.enteredAt.toISOString(),
        row.orders,
        row.revenue === null ? null : String(row.revenue),
        row.lastOrderAt?.toISOString() ?? null,
      ];
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.number;
  }
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined || typeof value === 'object' ? null : String(value);
