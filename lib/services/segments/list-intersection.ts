import { inSnapshot, withSets } from '@/lib/platform/audience';
import type { Pool } from '@/lib/platform/db';
import { maskCustomer } from '../profiles/mask-customer';
import { nameOf } from '../profiles/name-of';
import type { MemberRow } from './list-member-rows';
import { readSegmentSets } from './read-segment-sets';

/** A customer of an intersection; since when they are in it is the business of each segment. */
export type IntersectionRow = Omit<MemberRow, 'enteredAt'>;

export interface IntersectionQuestion {
  /** Segments that the customers are in; at least one. */
  inside: readonly string[];
  /** Segments that they are not in. */
  outside: readonly string[];
  at: Date;
  /** Customers to pass over. */
  offset: number;
  limit: number;
  personal: boolean;
}

interface Row {
  id: string;
  externalId: string | null;
  email: string | null;
  traits: Record<string, unknown>;
  orders: number | null;
  revenue: string | null;
  lastOrderAt: Date | null;
}

const TIMEOUT_MS = 20_000;

/** Who is in all of some segments and in none of others, those who spent most first. Errors: notFound, timeout. */
export function listIntersection(
  pool: Pool,
  { inside, outside, at, offset, limit, personal }: IntersectionQuestion,
): Promise<{ count: number; data: IntersectionRow[] }> {
  return inSnapshot(pool, TIMEOUT_MS, (snapshot) =>
    withSets(async (scope) => {
      const sets = await readSegmentSets(snapshot, scope, [...inside, ...outside], at);
      const [first, ...more] = sets.slice(0, inside.length).map(({ members }) => members);
      if (!first) return { count: 0, data: [] };
      const without = scope.or(sets.slice(inside.length).map(({ members }) => members));
      const found = scope.without(scope.and(first, ...more), without);
      const { rows } = await snapshot.db.query<Row>(
        `SELECT c.id, c.external_id AS "externalId", c.email, c.traits, f.orders, f.revenue::text AS revenue, f.last_order_at AS "lastOrderAt"
         FROM unnest($1::int[]) AS n(customer) JOIN customer c ON c.number = n.customer LEFT JOIN customer_fact f ON f.customer = c.number
         ORDER BY f.revenue DESC NULLS LAST, c.number LIMIT $2 OFFSET $3`,
        [[...found.toUint32Array()], limit, offset],
      );
      return { count: found.size, data: rows.map((row) => toRow(row, personal)) };
    }),
  );
}

function toRow(row: Row, personal: boolean): IntersectionRow {
  const shown = personal ? row : maskCustomer(row);
  const { country } = shown.traits;
  return {
    id: row.id,
    name: nameOf(shown),
    email: shown.email,
    country: typeof country === 'string' ? country : null,
    orders: row.orders,
    revenue: row.revenue,
    lastOrderAt: row.lastOrderAt?.toISOString() ?? null,
  };
}
