import type { Queryable } from '@/lib/platform/db';
import type { Stability } from './stability';

const STABILITY = `
  WITH former AS (
    SELECT customer, left_at FROM membership WHERE segment = $1 AND entered_at <= $2 AND (left_at IS NULL OR left_at > $2)
  ), present AS (
    SELECT customer FROM membership WHERE segment = $1 AND entered_at <= $3 AND (left_at IS NULL OR left_at > $3)
  )
  SELECT count(*)::int AS members,
    count(*) FILTER (WHERE t.left_at IS NULL OR t.left_at > $3)::int AS stayed,
    count(*) FILTER (WHERE t.left_at <= $3 AND t.customer IN (SELECT customer FROM present))::int AS returned
  FROM former t`;

/** Who of the members some days ago is still in a segment (by number), by the stored membership. */
export async function readStability(db: Queryable, segment: number, days: number, now: Date): Promise<Stability> {
  const then = new Date(now.getTime() - days * 86_400_000);
  const { rows } = await db.query<Omit<Stability, 'days'>>(STABILITY, [segment, then, now]);
  return { days, ...(rows[0] ?? { members: 0, stayed: 0, returned: 0 }) };
}

/** The numbers of the members at an instant. */
export async function readMembersAt(db: Queryable, segment: number, at: Date): Promise<number[]> {
  const { rows } = await db.query<{ customer: number }>(
    'SELECT customer FROM membership WHERE segment = $1 AND entered_at <= $2 AND (left_at IS NULL OR left_at > $2)',
    [segment, at],
  );
  return rows.map(({ customer }) => customer);
}

export interface Turnover {
  days: number;
  entered: number;
  left: number;
  /** Size at the start of the time looked at. */
  before: number;
}

const TURNOVER = `SELECT count(*) FILTER (WHERE entered_at > $2 AND entered_at <= $3)::int AS entered,
    count(*) FILTER (WHERE left_at > $2 AND left_at <= $3)::int AS left,
    count(*) FILTER (WHERE entered_at <= $2 AND (left_at IS NULL OR left_at > $2))::int AS before
  FROM membership WHERE segment = $1`;

/** Entries and exits of the last days. */
export async function readTurnover(db: Queryable, segment: number, days: number, now: Date): Promise<Turnover> {
  const then = new Date(now.getTime() - days * 86_400_000);
  const { rows } = await db.query<Omit<Turnover, 'days'>>(TURNOVER, [segment, then, now]);
  return { days, ...(rows[0] ?? { entered: 0, left: 0, before: 0 }) };
}
