import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { mayGo, refusal, refusalJoins } from './refusal';

/**
 * Writes down of each message, before its last byte leaves, that it may have been taken from now on; answers which may
 * go. Not those that this process no longer has in hand, whose campaign was stopped, or that the customer does not want
 * any more: this is the last look.
 */
export async function markHanding(
  db: Queryable,
  worker: string,
  numbers: readonly number[],
  at: Date,
): Promise<boolean[]> {
  // Planned once: it is asked many times a second. By their numbers, not by their status: of the index of that nearly
  // all entries are of messages that have gone on since, and each question would walk over them.
  const { text, values } = sql`
    UPDATE message SET status = 'handing' FROM (
      SELECT m.number FROM message m ${refusalJoins}
      WHERE m.number = ANY(${[...numbers]}::bigint[]) AND ${mayGo} AND ${refusal(at)} IS NULL
    ) ok
    WHERE message.number = ok.number AND message.status || '' = 'sending' AND message.claimed_by = ${worker}
    RETURNING message.number`;
  const { rows } = await db.query<{ number: number }>({ name: 'mark-handing', text, values });
  const marked = new Set(rows.map(({ number }) => number));
  return numbers.map((number) => marked.has(number));
}
