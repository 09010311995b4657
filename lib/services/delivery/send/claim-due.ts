import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { SENDING_CAMPAIGNS } from './refusal';

/** A message that this process has taken in hand. */
export interface Claimed {
  number: number;
  id: string;
  run: number;
  campaign: number;
  step: number;
  /** The approved version: what is sent. */
  version: number;
  variant: string;
  customer: number;
  /** This attempt included. */
  attempts: number;
}

/** Claims are told apart by process; a worker that takes over gives back what another has in hand (`recoverClaims`). */
const LEASE_MS = 10 * 60_000;

const RUNS = sql`SELECT r.number AS run, s.approved, r.status = 'pilot' AS pilot
  FROM send_run r JOIN campaign k ON k.number = r.campaign
  JOIN campaign_step s ON s.campaign = r.campaign AND s.position = r.step
  WHERE r.status IN ('frozen', 'sending', 'pilot') AND k.status = ANY(${SENDING_CAMPAIGNS}::text[]) AND s.approved IS NOT NULL
  ORDER BY r.number`;

/**
 * Takes up to `limit` due messages in hand, some of each run that goes out, those that are due first. What they send is
 * the version that is approved now. Several processes never take the same.
 */
export async function claimDue(db: Queryable, worker: string, limit: number, at: Date): Promise<Claimed[]> {
  const { rows: runs } = await db.query<{ run: number; approved: number; pilot: boolean }>(RUNS);
  if (runs.length === 0) return [];
  const each = Math.max(1, Math.ceil(limit / runs.length));
  const to = new Date(at.getTime() + LEASE_MS);
  const { rows } = await db.query<Claimed>(sql`
    WITH due AS (
      SELECT q.number, r.approved FROM unnest(${runs.map(({ run }) => run)}::int[], ${runs.map(({ approved }) => approved)}::int[],
        ${runs.map(({ pilot }) => pilot)}::bool[]) AS r(run, approved, only_pilot)
      CROSS JOIN LATERAL (
        SELECT number FROM message WHERE run = r.run AND status = 'queued' AND due_at <= ${at}::timestamptz AND pilot
        UNION ALL
        SELECT number FROM message WHERE run = r.run AND status = 'queued' AND due_at <= ${at}::timestamptz AND NOT pilot AND NOT r.only_pilot
        LIMIT ${each}
      ) q
    ), locked AS (
      SELECT m.number, due.approved FROM message m JOIN due ON due.number = m.number
      WHERE m.status = 'queued' ORDER BY m.due_at, m.number FOR UPDATE OF m SKIP LOCKED
    ), begun AS (
      UPDATE send_run SET status = 'sending' WHERE status = 'frozen'
        AND number IN (SELECT run FROM message JOIN locked USING (number))
    )
    UPDATE message m SET status = 'sending', attempts = m.attempts + 1, version = locked.approved,
      claimed_by = ${worker}, claimed_to = ${to}::timestamptz
    FROM locked WHERE m.number = locked.number
    RETURNING m.number, m.id, m.run, m.campaign, m.step, m.version, m.variant, m.customer, m.attempts`);
  return rows.toSorted((a, b) => a.number - b.number);
}
