import type { Queryable } from '@/lib/platform/db';

export interface CustomerMembership {
  segmentId: string;
  name: string;
  enteredAt: Date;
  /** Null while in it. */
  leftAt: Date | null;
}

// Two arms, each with an index of its own.
const LIST = `
  SELECT g.id AS "segmentId", g.name, m.entered_at AS "enteredAt", m.left_at AS "leftAt"
  FROM (
    SELECT segment, entered_at, left_at FROM membership WHERE customer = $1 AND left_at IS NULL
    UNION ALL
    (SELECT segment, entered_at, left_at FROM membership WHERE customer = $1 AND left_at IS NOT NULL ORDER BY left_at DESC LIMIT 300)
  ) m JOIN segment g ON g.number = m.segment
  WHERE g.status <> 'draft' ORDER BY m.left_at DESC NULLS FIRST, m.entered_at DESC`;

/** Segments that a customer is in now, then those it has left, the latest 300. */
export async function listMemberships(db: Queryable, customer: number): Promise<CustomerMembership[]> {
  const { rows } = await db.query<CustomerMembership>(LIST, [customer]);
  return rows;
}
