import type { Queryable } from '@/lib/platform/db';
import type { AcceptedEvent } from './accept-call';

interface TraitRow {
  number: number;
  email: string | null;
  traits: Record<string, unknown>;
  trait_times: Record<string, string>;
}

/**
 * Writes the traits of identify calls. Each trait remembers when it was set, so that an older call that comes late, or
 * the same call twice, changes nothing. `identifies` are pairs of customer number and call, in order of receipt.
 */
export async function applyTraits(
  db: Queryable,
  identifies: readonly { customer: number; event: AcceptedEvent }[],
  at: Date,
): Promise<void> {
  if (identifies.length === 0) return;
  const numbers = [...new Set(identifies.map(({ customer }) => customer))].sort((a, b) => a - b);
  const { rows } = await db.query<TraitRow>(
    'SELECT number, email, traits, trait_times FROM customer WHERE number = ANY($1::int[]) ORDER BY number FOR UPDATE',
    [numbers],
  );
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const changed = new Set<TraitRow>();
  for (const { customer, event } of identifies) {
    const row = byNumber.get(customer);
    if (row && setTraits(row, event.traits ?? {}, new Date(event.occurredAt).toISOString())) changed.add(row);
  }
  if (changed.size === 0) return;
  const list = [...changed];
  await db.query(
    `UPDATE customer c SET email = u.email, traits = u.traits, trait_times = u.times, updated_at = $5
     FROM unnest($1::int[], $2::text[], $3::jsonb[], $4::jsonb[]) u(number, email, traits, times) WHERE c.number = u.number`,
    [
      list.map((row) => row.number),
      list.map((row) => row.email),
      list.map((row) => JSON.stringify(row.traits)),
      list.map((row) => JSON.stringify(row.trait_times)),
      at,
    ],
  );
}

/** Sets what is not older than what is there; true where anything was set. */
export function setTraits(row: Omit<TraitRow, 'number'>, traits: Record<string, unknown>, time: string): boolean {
  let changed = false;
  for (const [name, value] of Object.entries(traits)) {
    const before = row.trait_times[name];
    if (before !== undefined && before > time) continue;
    if (name === 'email') row.email = typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
    row.traits[name] = value;
    row.trait_times[name] = time;
    changed = true;
  }
  return changed;
}
