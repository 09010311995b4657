import sql, { type Sql } from 'sql-template-tag';
import { hashShareSql } from './hash-share';
import type { SendRules } from './send-rules';

/** What of a campaign decides who receives it. */
export interface AudienceCampaign {
  number: number;
  id: string;
  segment: number | null;
  topic: string | null;
  holdout: number;
}

/** Those who are in the campaign's segment now. */
export const membersOf = (segment: number): Sql =>
  sql`SELECT customer FROM membership WHERE segment = ${segment}::int AND left_at IS NULL`;

/** States in which a message has been or will be received, or nobody knows. */
export const COUNTING = ['queued', 'sending', 'handing', 'sent', 'delivered', 'uncertain'];

const DAY_MS = 86_400_000;

/** Emails of all campaigns that somebody has had in the last `days` days, or has coming. */
const recentMessages = (days: number, at: Date): Sql => sql`
  SELECT m.customer, count(*)::int AS had FROM message m
  WHERE m.status = ANY(${COUNTING}::text[]) AND coalesce(m.sent_at, m.due_at) > ${new Date(at.getTime() - days * DAY_MS)}::timestamptz
    AND m.customer IN (SELECT customer FROM asked) GROUP BY m.customer`;

/**
 * A statement of rows (customer, id, email, reason, detail), one for each of some customers who exist; `reason` is the
 * first that holds, null for whoever receives the email. `members` is a statement of rows (customer).
 */
export function classifyMembers(members: Sql, campaign: AudienceCampaign, rules: SendRules, at: Date): Sql {
  const oldest = rules.consentMonths === null ? null : monthsBefore(at, rules.consentMonths);
  return sql`
  WITH asked AS MATERIALIZED (${members}),
  topic AS (SELECT key, double_opt_in FROM topic WHERE key = ${campaign.topic}::text),
  had_cap AS (${recentMessages(rules.cap?.days ?? 7, at)}),
  had_week AS (${recentMessages(7, at)}),
  other AS (${others(campaign, at)}),
  judged AS (
    SELECT c.number AS customer, c.id, lower(c.email) AS email, CASE
      WHEN c.email IS NULL OR c.email = '' THEN 'noAddress'
      WHEN consent.state IS NULL THEN 'neverAsked'
      WHEN consent.state = 'unsubscribed' THEN 'withdrew'
      WHEN consent.state <> 'subscribed' THEN 'pending'
      WHEN consent.at < ${oldest}::timestamptz THEN 'tooOld'
      WHEN topic_consent.state = 'unsubscribed' THEN 'topicWithdrawn'
      WHEN (SELECT double_opt_in FROM topic) AND topic_consent.state IS DISTINCT FROM 'subscribed' THEN 'topicPending'
      WHEN coalesce(suppression.reason, suppressed_address.reason) IN ('hardBounce', 'bounced') THEN 'hardBounce'
      WHEN coalesce(suppression.reason, suppressed_address.reason) IN ('complaint', 'complained') THEN 'complaint'
      WHEN coalesce(suppression.reason, suppressed_address.reason) IS NOT NULL THEN 'suppressed'
      WHEN contact_preference.paused_until > ${at}::timestamptz THEN 'askedToPause'
      WHEN had_week.had >= contact_preference.max_per_week THEN 'ownCap'
      WHEN had_cap.had >= ${rules.cap?.count ?? null}::int THEN 'cap'
      WHEN other.name IS NOT NULL THEN 'otherFirst'
    END AS reason, other.name AS other,
    ${hashShareSql('holdout', campaign.id, sql`c.id`)} < ${campaign.holdout}::float8 AS held_out
    FROM asked JOIN customer c ON c.number = asked.customer AND c.merged_into IS NULL AND c.erased_at IS NULL
    LEFT JOIN consent ON consent.customer = c.number AND consent.channel = 'email'
    LEFT JOIN topic_consent ON topic_consent.customer = c.number AND topic_consent.topic = ${campaign.topic}::text
    LEFT JOIN suppression ON suppression.customer = c.number AND suppression.channel = 'email'
    LEFT JOIN suppressed_address ON suppressed_address.email = lower(c.email)
    LEFT JOIN contact_preference ON contact_preference.customer = c.number
    LEFT JOIN had_cap ON had_cap.customer = c.number
    LEFT JOIN had_week ON had_week.customer = c.number
    LEFT JOIN other ON other.customer = c.number
  )
  SELECT customer, id, email, CASE WHEN reason IS NOT NULL THEN reason
      WHEN row_number() OVER (PARTITION BY email, reason IS NULL ORDER BY customer) > 1 THEN 'sameAddress'
      WHEN held_out THEN 'heldOut' END AS reason,
    CASE WHEN reason = 'otherFirst' THEN other END AS detail
  FROM judged`;
}

/** Customers whom a campaign that goes first has written to or will, around an instant. */
function others({ number }: AudienceCampaign, at: Date): Sql {
  return sql`
    SELECT o.customer, min(o.name) AS name FROM (
      SELECT m.customer, c.name FROM campaign_precedence p JOIN campaign c ON c.number = p.first
        JOIN message m ON m.campaign = c.number AND m.status = ANY(${COUNTING}::text[])
          AND coalesce(m.sent_at, m.due_at) > ${at}::timestamptz - make_interval(days => p.days)
      WHERE p.second = ${number}::int AND p.rule = 'wait' AND m.customer IN (SELECT customer FROM asked)
      UNION
      SELECT b.customer, c.name FROM campaign_precedence p JOIN campaign c ON c.number = p.first
          AND c.status IN ('inReview', 'approved', 'scheduled', 'live')
          AND (c.next_run_at IS NULL OR c.next_run_at < ${at}::timestamptz + make_interval(days => p.days))
          AND c.kind IN ('oneOff', 'recurring')
        JOIN membership b ON b.segment = c.segment AND b.left_at IS NULL
      WHERE p.second = ${number}::int AND p.rule = 'wait' AND b.customer IN (SELECT customer FROM asked)
    ) o GROUP BY o.customer`;
}

function monthsBefore(at: Date, months: number): Date {
  const then = new Date(at);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then;
}
