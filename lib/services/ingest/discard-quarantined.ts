import type { Queryable } from '@/lib/platform/db';

const DISCARD =
  'UPDATE quarantined_event SET discarded_at = $2 WHERE id = ANY($1::text[]) AND replayed_at IS NULL AND discarded_at IS NULL';
const RESTORE = 'UPDATE quarantined_event SET discarded_at = NULL WHERE id = ANY($1::text[]) AND replayed_at IS NULL';

/** Puts refused events aside; they can be brought back. Gives how many. */
export async function discardQuarantined(db: Queryable, ids: readonly string[], at: Date): Promise<number> {
  return (await db.query(DISCARD, [ids, at])).rowCount ?? 0;
}

/** Brings discarded events back to those that wait. Gives how many. */
export async function restoreQuarantined(db: Queryable, ids: readonly string[]): Promise<number> {
  return (await db.query(RESTORE, [ids])).rowCount ?? 0;
}
