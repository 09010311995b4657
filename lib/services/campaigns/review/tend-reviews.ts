import type { Pool } from '@/lib/platform/db';
import { readVersion } from '../../content/versions';
import { checkNow, FRESH_MS } from './check-now';
import { countAudience, readReviewedCampaign } from './gather-facts';

const HOUR_MS = 3_600_000;
/** So long before it is due, and again so long after it was. */
const REMIND_BEFORE_MS = 2 * HOUR_MS;
const REMIND_AGAIN_MS = 24 * HOUR_MS;
const MOST_AT_ONCE = 20;

export interface ReviewReminder {
  review: string;
  name: string;
  dueAt: Date | null;
  /** Who has not decided and may. */
  to: { name: string; email: string }[];
}

const REMIND = `
  UPDATE review r SET reminded_at = $1 FROM campaign c WHERE c.number = r.campaign AND r.status = 'open' AND r.due_at IS NOT NULL
    AND r.due_at <= $1::timestamptz + make_interval(secs => $2) AND (r.reminded_at IS NULL OR r.reminded_at <= $1::timestamptz - make_interval(secs => $3))
    AND r.submitted_at <= $1::timestamptz - interval '30 minutes'
  RETURNING r.id AS review, r.campaign, r.step, r.version, c.name, r.due_at AS "dueAt", (
    SELECT coalesce(json_agg(json_build_object('name', u.name, 'email', u.email) ORDER BY u.name), '[]') FROM user_account u
    WHERE u.disabled_at IS NULL AND u.role IN ('reviewer', 'admin')
      AND NOT EXISTS (SELECT FROM review_vote v WHERE v.review = r.number AND v.user_id = u.id)
      AND u.id <> r.submitted_by
      AND NOT EXISTS (SELECT FROM email_version e WHERE e.campaign = r.campaign AND e.step = r.step AND e.number = r.version AND (u.id = ANY(e.editors) OR 'user:' || u.id = ANY(e.editors)))
      AND (NOT jsonb_path_exists(r.policies, '$[*].group.id') OR EXISTS (SELECT FROM jsonb_array_elements(r.policies) p
        WHERE jsonb_typeof(p->'group') = 'null' OR EXISTS (SELECT FROM reviewer_group g WHERE g.id = p->'group'->>'id' AND u.id = ANY(g.members))))
  ) AS "to"`;

/** The reviews whose reviewers are to be reminded, each at most once a day; marked as reminded. */
export async function takeReminders(pool: Pool, at: Date): Promise<ReviewReminder[]> {
  const { rows } = await pool.query<ReviewReminder>(REMIND, [at, REMIND_BEFORE_MS / 1000, REMIND_AGAIN_MS / 1000]);
  return rows;
}

/** Checks what waits in review again where the last findings are old, and counts it: prices and customers move on. */
export async function checkOpenReviews(pool: Pool, at: Date): Promise<number> {
  const { rows } = await pool.query<{ review: number; campaign: number; step: number; number: number }>(
    `SELECT r.number AS review, r.campaign, r.step, r.version AS number FROM review r JOIN email_version v ON v.campaign = r.campaign AND v.step = r.step AND v.number = r.version
     WHERE r.status = 'open' AND (v.checked_at IS NULL OR v.checked_at <= $1::timestamptz - make_interval(secs => $2)) ORDER BY v.checked_at NULLS FIRST LIMIT $3`,
    [at, FRESH_MS / 1000, MOST_AT_ONCE],
  );
  for (const place of rows) {
    await checkNow(pool, await readVersion(pool, place), at);
    await countReview(pool, place.review, place.campaign, at);
  }
  return rows.length;
}

/**
 * Counts for whom a review decides where nobody could at its submission, because the segment had not been built: the
 * consequence of an approval is said in people. What it asks for stays: without a count every policy on size held.
 */
export async function countOpenReviews(pool: Pool, at: Date): Promise<number> {
  const { rows } = await pool.query<{ number: number; campaign: number }>(
    `SELECT number, campaign FROM review WHERE status = 'open' AND audience IS NULL ORDER BY number LIMIT $1`,
    [MOST_AT_ONCE],
  );
  for (const { number, campaign } of rows) await countReview(pool, number, campaign, at);
  return rows.length;
}

async function countReview(pool: Pool, number: number, campaign: number, at: Date): Promise<void> {
  const reviewed = await readReviewedCampaign(pool, campaign);
  const audience = reviewed ? await countAudience(pool, reviewed, at) : null;
  if (audience !== null)
    await pool.query(`UPDATE review SET audience = $2 WHERE number = $1 AND status = 'open'`, [number, audience]);
}
