import type { Queryable } from '@/lib/platform/db';

export interface TopicChoice {
  key: string;
  name: string;
  description: string;
  doubleOptIn: boolean;
  state: 'subscribed' | 'unsubscribed' | 'pending';
}

/** What a customer has chosen, for the preference centre. */
export interface Preferences {
  /** Number of the customer that the link's customer is now. */
  customer: number;
  email: string;
  subscribed: boolean;
  topics: TopicChoice[];
  maxPerWeek: number | null;
  pausedUntil: Date | null;
}

const FIND = `SELECT c.number, c.email, k.state, p.max_per_week AS "maxPerWeek", p.paused_until AS "pausedUntil"
  FROM customer o JOIN customer c ON c.number = coalesce(o.merged_into, o.number)
  LEFT JOIN consent k ON k.customer = c.number AND k.channel = 'email'
  LEFT JOIN contact_preference p ON p.customer = c.number
  WHERE o.number = $1 AND c.erased_at IS NULL AND o.erased_at IS NULL`;
// What nobody has said anything about is as the email as a whole; a topic that wants a confirmation begins without one.
const TOPICS = `SELECT t.key, t.name, t.description, t.double_opt_in AS "doubleOptIn",
    coalesce(s.state, CASE WHEN t.double_opt_in THEN 'unsubscribed' ELSE 'subscribed' END) AS state
  FROM topic t LEFT JOIN topic_consent s ON s.topic = t.key AND s.customer = $1
  WHERE t.archived_at IS NULL ORDER BY t.position, t.key`;

interface Row {
  number: number;
  email: string | null;
  state: string | null;
  maxPerWeek: number | null;
  pausedUntil: Date | null;
}

/** Undefined where the customer is no longer there. */
export async function readPreferences(db: Queryable, customer: number, at: Date): Promise<Preferences | undefined> {
  const found = await db.query<Row>(FIND, [customer]);
  const row = found.rows[0];
  if (!row) return undefined;
  const topics = await db.query<TopicChoice>(TOPICS, [row.number]);
  return {
    customer: row.number,
    email: row.email ?? '',
    subscribed: row.state !== 'unsubscribed',
    topics: topics.rows,
    maxPerWeek: row.maxPerWeek,
    pausedUntil: row.pausedUntil !== null && row.pausedUntil > at ? row.pausedUntil : null,
  };
}
