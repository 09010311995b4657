import {
  headlineModel,
  type SubjectModel,
  type SubjectRecord,
  trainSubjectModel,
} from '@/lib/content/generate/subject-model';
import type { Queryable } from '@/lib/platform/db';

/**
 * Subjects that were sent at least two days before $1, with how many got and how many opened each (opens of machines are
 * none); `usual` is what all mail of the shop is opened.
 */
const SENT = `
  WITH mail AS (
    SELECT m.run, m.campaign, m.step, m.version, m.variant, m.number,
      EXISTS (SELECT FROM message_signal s WHERE s.message = m.number AND s.kind IN ('open', 'click') AND s.machine IS NULL) AS opened
    FROM message m WHERE m.status IN ('sent', 'delivered') AND m.sent_at <= $1::timestamptz - interval '2 days'
      AND m.sent_at > $1::timestamptz - interval '2 years'
  ), usual AS (SELECT coalesce(avg(opened::int), 0)::float8 AS share FROM mail)
  SELECT v.subject, count(*)::int AS sent, count(*) FILTER (WHERE m.opened)::int AS opened, u.share AS usual, m.run::text AS "group"
  FROM mail m CROSS JOIN usual u
  JOIN email_version e ON e.campaign = m.campaign AND e.step = m.step AND e.number = m.version
  CROSS JOIN LATERAL (SELECT x ->> 'subject' AS subject FROM jsonb_array_elements(e.document -> 'variants') x WHERE x ->> 'key' = m.variant) v
  GROUP BY v.subject, u.share, m.run HAVING count(*) >= 30 ORDER BY m.run DESC LIMIT 500`;

/** What is known of subjects: from the shop's own campaigns where there are enough of them, else from headlines. */
export async function readSubjectModel(db: Queryable, at: Date): Promise<SubjectModel> {
  const { rows } = await db.query<SubjectRecord>(SENT, [at]);
  return trainSubjectModel(headlineModel, rows);
}
