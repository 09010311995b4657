import type { EmailDocument } from '@/lib/content/document/document';
import { findOffer } from '@/lib/content/review/find-offer';
import type { PolicyFacts } from '@/lib/content/review/requirements';
import type { Queryable } from '@/lib/platform/db';
import { previewAudience } from '../audience/preview-audience';
import type { CampaignKind, CampaignStatus, Schedule, SendTime } from '../fields';
import { sendsAt } from '../sends-at';

export interface ReviewFacts extends PolicyFacts {
  /** The promise that the email makes, in its words or its strategy's. */
  offerWords: string | null;
  firstOfItsKind: boolean;
}

export interface ReviewedCampaign {
  number: number;
  id: string;
  name: string;
  kind: CampaignKind;
  status: CampaignStatus;
  schedule: Schedule;
  nextRunAt: Date | null;
  createdAt: Date;
  segment: number | null;
  strategy: number | null;
  topic: string | null;
  holdout: number;
  sendTime: SendTime;
  strategyName: string | null;
  strategyOffer: string | null;
}

const CAMPAIGN = `SELECT c.number, c.id, c.name, c.kind, c.status, c.segment, c.strategy, c.topic, c.holdout, c.send_time AS "sendTime", c.schedule, c.next_run_at AS "nextRunAt", c.created_at AS "createdAt",
    s.name AS "strategyName", s.offer AS "strategyOffer"
  FROM campaign c LEFT JOIN strategy s ON s.number = c.strategy WHERE c.number = $1`;

export async function readReviewedCampaign(db: Queryable, number: number): Promise<ReviewedCampaign | undefined> {
  const { rows } = await db.query<ReviewedCampaign>(CAMPAIGN, [number]);
  return rows[0];
}

const FIRST = `
  SELECT NOT EXISTS (SELECT FROM review r JOIN campaign c ON c.number = r.campaign
    WHERE r.approved_at IS NOT NULL AND (c.number = $1 OR ($2::int IS NOT NULL AND c.strategy = $2))) AS first`;

/** Whether somebody is reached at the moment of an entry, so that no one number says how many there are. */
export const isContinuous = (kind: string): boolean => kind === 'triggered' || kind === 'sequence';

const ENTRIES = `SELECT round(count(*) / 30.0)::int AS entries FROM membership WHERE segment = $1 AND entered_at > $2::timestamptz - interval '30 days'`;

/** How many would receive it when it goes out: of a triggered campaign, how many enter its segment on a day (over 30 days). */
export async function countAudience(db: Queryable, campaign: ReviewedCampaign, at: Date): Promise<number | null> {
  if (campaign.segment === null) return null;
  // A segment that has not been built yet has no members, which says nothing.
  const { rowCount } = await db.query('SELECT FROM segment WHERE number = $1 AND built_version IS NOT NULL', [
    campaign.segment,
  ]);
  if (!rowCount) return null;
  if (isContinuous(campaign.kind)) {
    const { rows } = await db.query<{ entries: number }>(ENTRIES, [campaign.segment, at]);
    return rows[0]?.entries ?? null;
  }
  return (await previewAudience(db, campaign, sendsAt(campaign, at))).receives;
}

/** What policies and risk ask about an email. */
export async function gatherFacts(
  db: Queryable,
  campaign: ReviewedCampaign,
  version: { document: EmailDocument; generated: boolean },
  at: Date,
): Promise<ReviewFacts> {
  const audience = await countAudience(db, campaign, at);
  const { rows } = await db.query<{ first: boolean }>(FIRST, [campaign.number, campaign.strategy]);
  const offerWords = findOffer(version.document);
  return {
    audience,
    segment: campaign.segment,
    strategy: campaign.strategy,
    generated: version.generated,
    offer: offerWords !== null,
    offerWords,
    firstOfItsKind: rows[0]?.first ?? true,
  };
}
