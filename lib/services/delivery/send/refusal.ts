import sql, { type Sql } from 'sql-template-tag';

/** States of a campaign and of a run in which messages go out; of a pilot only its own. */
export const SENDING_CAMPAIGNS = ['approved', 'scheduled', 'sending', 'live'];
export const SENDING_RUNS = ['frozen', 'sending', 'pilot'];

/** The tables that `refusal` looks at, for `message m`. */
export const refusalJoins: Sql = sql`
  JOIN send_run r ON r.number = m.run
  JOIN campaign k ON k.number = m.campaign
  LEFT JOIN campaign_step s ON s.campaign = m.campaign AND s.position = m.step
  LEFT JOIN customer c ON c.number = m.customer
  LEFT JOIN consent ON consent.customer = c.number AND consent.channel = 'email'
  LEFT JOIN topic ON topic.key = k.topic
  LEFT JOIN topic_consent ON topic_consent.customer = c.number AND topic_consent.topic = k.topic
  LEFT JOIN suppression ON suppression.customer = c.number AND suppression.channel = 'email'
  LEFT JOIN suppressed_address ON suppressed_address.email = lower(c.email)
  LEFT JOIN contact_preference ON contact_preference.customer = c.number`;

/**
 * Why a message must not go out now, in the words of campaigns/audience/reasons.ts where they have one; null: it may.
 * What has changed since the audience was frozen is found here, the last time in the moment of the hand-over.
 */
export const refusal = (at: Date): Sql => sql`CASE
  WHEN k.status = 'cancelled' OR r.status = 'cancelled' THEN 'cancelled'
  WHEN c.number IS NULL OR c.erased_at IS NOT NULL THEN 'erased'
  WHEN c.merged_into IS NOT NULL THEN 'merged'
  WHEN c.email IS NULL OR c.email = '' THEN 'noAddress'
  WHEN consent.state IS NULL THEN 'neverAsked'
  WHEN consent.state = 'unsubscribed' THEN 'withdrew'
  WHEN consent.state <> 'subscribed' THEN 'pending'
  WHEN topic_consent.state = 'unsubscribed' THEN 'topicWithdrawn'
  WHEN topic.double_opt_in AND topic_consent.state IS DISTINCT FROM 'subscribed' THEN 'topicPending'
  WHEN coalesce(suppression.reason, suppressed_address.reason) IN ('hardBounce', 'bounced') THEN 'hardBounce'
  WHEN coalesce(suppression.reason, suppressed_address.reason) IN ('complaint', 'complained') THEN 'complaint'
  WHEN coalesce(suppression.reason, suppressed_address.reason) IS NOT NULL THEN 'suppressed'
  WHEN contact_preference.paused_until > ${at}::timestamptz THEN 'askedToPause'
  WHEN contact_preference.max_per_week <= (
    SELECT count(*) FROM message h WHERE h.customer = c.number AND h.sent_at > ${at}::timestamptz - interval '7 days'
  ) THEN 'ownCap' END`;

/** Whether campaign, run and email are in a state in which the message goes out at all; else it waits. */
export const mayGo: Sql = sql`(k.status = ANY(${SENDING_CAMPAIGNS}::text[])
  AND (r.status IN ('frozen', 'sending') OR (r.status = 'pilot' AND m.pilot)) AND s.approved = m.version)`;
