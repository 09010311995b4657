import type { Queryable } from '@/lib/platform/db';
import { confirmSize } from '../../confirm-size';
import { scheduleSchema } from '../../fields';
import { nextRun } from '../../next-run';
import type { ReviewRow } from '../review-row';

export interface Started {
  status: string;
  nextRunAt: Date | null;
}

interface Row {
  kind: string;
  status: string;
  schedule: unknown;
  createdAt: Date;
  nextRunAt: Date | null;
  allApproved: boolean;
}

const CAMPAIGN = `
  SELECT c.kind, c.status, c.schedule, c.created_at AS "createdAt", c.next_run_at AS "nextRunAt",
    NOT EXISTS (SELECT FROM campaign_step s WHERE s.campaign = c.number AND s.approved IS NULL) AS "allApproved"
  FROM campaign c WHERE c.number = $1`;

/** What the campaign becomes once all of its emails are approved, by what its author set. */
export function statusAfter(
  { kind, schedule, createdAt }: Pick<Row, 'kind' | 'schedule' | 'createdAt'>,
  at: Date,
): Started {
  const parsed = scheduleSchema.safeParse(schedule);
  if (!parsed.success || !parsed.data.startOnApproval) return { status: 'approved', nextRunAt: null };
  if (kind === 'triggered' || kind === 'sequence') return { status: 'live', nextRunAt: null };
  const next = nextRun(kind, parsed.data, at, createdAt);
  if (next === null) return { status: 'approved', nextRunAt: null };
  return { status: kind === 'recurring' ? 'live' : 'scheduled', nextRunAt: next };
}

/**
 * Makes the reviewed version the one that may be sent, and, where it was the last email of its campaign to be approved,
 * the campaign what its schedule says. A campaign that is live goes on with the new version.
 */
export async function settleApproval(
  db: Queryable,
  review: Pick<ReviewRow, 'campaign' | 'step' | 'version'>,
  at: Date,
): Promise<Started> {
  const { campaign, step, version } = review;
  await db.query(
    `UPDATE email_version SET status = CASE WHEN number = $3 THEN 'approved' ELSE 'superseded' END
     WHERE campaign = $1 AND step = $2 AND (number = $3 OR (number < $3 AND status = 'approved'))`,
    [campaign, step, version],
  );
  await db.query('UPDATE campaign_step SET approved = $3 WHERE campaign = $1 AND position = $2', [
    campaign,
    step,
    version,
  ]);
  await confirmSize(db, campaign);
  const { rows } = await db.query<Row>(CAMPAIGN, [campaign]);
  const [row] = rows;
  if (!row) throw new TypeError('a review without its campaign');
  if (!row.allApproved || (row.status !== 'draft' && row.status !== 'inReview'))
    return { status: row.status, nextRunAt: row.nextRunAt };
  const started = statusAfter(row, at);
  await db.query(
    `UPDATE campaign SET status = $2, next_run_at = $3, started_at = CASE WHEN $2 = 'live' THEN coalesce(started_at, $4) ELSE started_at END, updated_at = $4 WHERE number = $1`,
    [campaign, started.status, started.nextRunAt, at],
  );
  return started;
}
