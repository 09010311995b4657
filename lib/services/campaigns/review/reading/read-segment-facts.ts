import type { EmailDocument } from '@/lib/content/document/document';
import { rulesOf } from '@/lib/content/document/walk-blocks';
import type { Pool } from '@/lib/platform/db';
import { parseRule } from '@/lib/rules';
import { readShown } from '../../../content/read-shown';
import { readVersion } from '../../../content/versions';
import { describeStoredRule } from '../../../segments/describe-stored-rule';
import { type Distinction, readDistinctness } from '../../../segments/health/read-distinctness';
import { readHistory } from '../../../segments/read-history';
import { readReviewedCampaign } from '../gather-facts';
import { findReview } from '../review-row';

export interface ShownTo {
  /** As a rendering names the block (`shownKey`), and its own id. */
  key: string;
  block: string;
  sentence: string;
  /** Of so many members that were looked at. */
  shown: number;
  of: number;
}

export interface SegmentFacts {
  id: string;
  name: string;
  goal: string | null;
  /** The rule as a sentence. */
  who: string;
  size: number;
  everyone: number;
  /** Weekly, the last twelve, oldest first; nothing before it was measured. */
  line: number[];
  /** Since a week ago; null where it was not measured then. */
  weekChange: number | null;
  distinctions: Distinction[];
  conditions: ShownTo[];
}

const WEEKS = 12;
const MOST_DISTINCTIONS = 4;
/** Above, the share of those who see a conditional block is estimated from so many. */
const LOOKED_AT = 1_000;

/** Who gets a reviewed email and what sets them apart, in numbers; null where the campaign has no segment. */
export async function readSegmentFacts(
  pool: Pool,
  { review: id, at }: { review: string; at: Date },
): Promise<SegmentFacts | null> {
  const review = await findReview(pool, id);
  const campaign = await readReviewedCampaign(pool, review.campaign);
  if (!campaign || campaign.segment === null) return null;
  const { rows } = await pool.query<{ id: string; name: string; goal: string | null; rule: unknown; createdAt: Date }>(
    'SELECT id, name, goal, rule, created_at AS "createdAt" FROM segment WHERE number = $1',
    [campaign.segment],
  );
  const [segment] = rows;
  if (!segment) return null;
  const version = await readVersion(pool, { campaign: review.campaign, step: review.step, number: review.version });
  const [distinctness, history, described, conditions] = await Promise.all([
    readDistinctness(pool, segment.id, at),
    readHistory(pool, segment.id, WEEKS * 7, at),
    describeStoredRule(pool, parseRule(segment.rule)),
    readConditions(pool, version.document, campaign.segment, at),
  ]);
  const measured = history.filter(({ day }) => new Date(`${day}T23:59:59Z`) >= segment.createdAt);
  const weekly = measured.filter((_, index) => (measured.length - 1 - index) % 7 === 0).map(({ size }) => size);
  return {
    id: segment.id,
    name: segment.name,
    goal: segment.goal,
    who: described.sentence,
    size: distinctness.members,
    everyone: distinctness.everyone,
    line: weekly,
    weekChange: weekly.length > 1 ? distinctness.members - (weekly.at(-2) ?? 0) : null,
    distinctions: distinctness.distinctions.slice(0, MOST_DISTINCTIONS),
    conditions,
  };
}

async function readConditions(pool: Pool, document: EmailDocument, segment: number, at: Date): Promise<ShownTo[]> {
  const rules = rulesOf(document);
  if (rules.length === 0) return [];
  const { rows } = await pool.query<{ customer: number }>(
    'SELECT customer FROM membership WHERE segment = $1 AND left_at IS NULL ORDER BY md5(customer::text) LIMIT $2',
    [segment, LOOKED_AT],
  );
  const shown = await readShown(pool, { rules, customers: rows.map(({ customer }) => customer), at });
  return Promise.all(
    rules.map(async ({ key, rule }) => ({
      key,
      block: key.split(':').at(-1) ?? key,
      sentence: (await describeStoredRule(pool, parseRule(rule))).sentence,
      shown: [...shown.values()].filter((keys) => keys.has(key)).length,
      of: rows.length,
    })),
  );
}
