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
  WITH opened AS (
    SELECT DISTINCT message FROM message_signal WHERE kind IN ('open', 'click') AND machine IS NULL
  ), sending AS (
    SELECT m.run, m.campaign, m.step, m.version, m.variant, count(*)::int AS sent, count(o.message)::int AS opened
    FROM message m LEFT JOIN opened o ON o.message = m.number
    WHERE m.status IN ('sent', 'delivered') AND m.sent_at <= $1::timestamptz - interval '2 days' AND m.sent_at > $1::timestamptz - interval '2 years'
    GROUP BY 1, 2, 3, 4, 5
  )
  SELECT v.subject, sum(g.sent)::int AS sent, sum(g.opened)::int AS opened,
    (SELECT coalesce(sum(opened)::float8 / nullif(sum(sent), 0), 0) FROM sending) AS usual, g.run::text AS "group"
  FROM sending g
  JOIN email_version e ON e.campaign = g.campaign AND e.step = g.step AND e.number = g.version
  CROSS JOIN LATERAL (SELECT x ->> 'subject' AS subject FROM jsonb_array_elements(e.document -> 'variants') x WHERE x ->> 'key' = g.variant) v
  GROUP BY v.subject, g.run HAVING sum(g.sent) >= 30 ORDER BY g.run DESC LIMIT 500`;

/** What is known of subjects: from the shop's own campaigns where there are enough of them, else from headlines. */
export async function readSubjectModel(db: Queryable, at: Date): Promise<SubjectModel> {
  const { rows } = await db.query<SubjectRecord>(SENT, [at]);
  return trainSubjectModel(headlineModel, rows);
}
