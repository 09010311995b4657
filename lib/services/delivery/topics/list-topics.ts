import type { Queryable } from '@/lib/platform/db';
import type { Topic } from './fields';

/** What most shops have, where there is nothing at all. */
const USUAL = [
  ['offers', 'Offers', 'Discounts and things at a better price'],
  ['news', 'What is new', 'New products and stories from the shop'],
  ['reminders', 'Reminders', 'What you left in the cart, what may be running out'],
] as const;

const ENSURE = `INSERT INTO topic (key, name, description, position, double_opt_in)
  SELECT u.key, u.name, u.description, u.position, false FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS u(key, name, description, position)
  WHERE NOT EXISTS (SELECT FROM topic) ON CONFLICT (key) DO NOTHING`;
const LIST = `SELECT t.key, t.name, t.description, t.double_opt_in AS "doubleOptIn", t.archived_at IS NOT NULL AS archived,
    (count(s.*) FILTER (WHERE s.state = 'subscribed'))::int AS subscribed,
    (count(s.*) FILTER (WHERE s.state = 'unsubscribed'))::int AS unsubscribed,
    (count(s.*) FILTER (WHERE s.state = 'pending'))::int AS pending
  FROM topic t LEFT JOIN topic_consent s ON s.topic = t.key
  GROUP BY t.key ORDER BY t.archived_at IS NOT NULL, t.position, t.key`;

/** The usual topics, where there are none at all. */
export async function ensureTopics(db: Queryable): Promise<void> {
  const of = (column: 0 | 1 | 2) => USUAL.map((row) => row[column]);
  await db.query(ENSURE, [of(0), of(1), of(2)]);
}

export async function listTopics(db: Queryable): Promise<Topic[]> {
  await ensureTopics(db);
  return (await db.query<Topic>(LIST)).rows;
}
