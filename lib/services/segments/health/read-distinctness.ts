import { findMetric, findTrait, TRAITS } from '@/lib/catalog';
import type { Pool } from '@/lib/platform/db';
import { activeConditions, type Rule } from '@/lib/rules';
import { findSegment } from '../find-segment';
import { COUNT_FEATURES } from './count-features';
import { type FeatureCount, rankFeatures } from './rank-features';

/** Something that is commoner or rarer among the members than among everyone. */
export interface Distinction {
  /** What it is about: "country", "viewed in 90 days". */
  about: string;
  value: string;
  /** Members who have it, and customers who have it. */
  inside: number;
  all: number;
  /** The share of members over the share of everyone, with its interval. */
  lift: number;
  low: number;
  high: number;
  /** The rule itself asks about it. */
  asked: boolean;
}

export interface Distinctness {
  members: number;
  everyone: number;
  distinctions: Distinction[];
}

const TIMEOUT_MS = 20_000;
const SHOWN = 12;
/** With fewer members every difference can be chance. */
export const LEAST_MEMBERS = 20;

/** Traits that say little of a person by themselves. */
const PLAIN_TRAITS = TRAITS.filter(({ sensitivity, type }) => sensitivity === 'none' && type !== 'date').map(
  ({ name }) => name,
);

const METRIC_ABOUT: Readonly<Record<string, string>> = {
  orders: 'orders',
  viewed: 'viewed in 90 days',
  ordered: 'ordered in 90 days',
  consent: 'email',
};

/**
 * What sets the members of a segment (by id or key) apart from everyone: plain traits, scores and categories whose share
 * differs by more than chance, those that tell most first. Errors: notFound, timeout.
 */
export async function readDistinctness(pool: Pool, reference: string, now: Date): Promise<Distinctness> {
  const { number, rule } = await findSegment(pool, reference);
  const db = await pool.connect();
  try {
    await db.query('BEGIN READ ONLY');
    await db.query(`SET LOCAL statement_timeout = ${TIMEOUT_MS}`);
    const totals = await db.query<{ members: number; everyone: number }>(
      `SELECT count(m.customer)::int AS members, count(*)::int AS everyone FROM customer c
       LEFT JOIN membership m ON m.customer = c.number AND m.segment = $1 AND m.left_at IS NULL
       WHERE c.merged_into IS NULL AND c.erased_at IS NULL`,
      [number],
    );
    const { members = 0, everyone = 0 } = totals.rows[0] ?? {};
    if (members < LEAST_MEMBERS) return { members, everyone, distinctions: [] };
    const { rows } = await db.query<FeatureCount>(COUNT_FEATURES, [number, PLAIN_TRAITS, now]);
    const asked = subjectsOf(rule);
    const distinctions = rankFeatures(rows, members, everyone, SHOWN * 2).map(
      ({ feature, value, inside, all, lift, low, high }) => ({
        about: labelOf(feature),
        value: wordOf(feature, value),
        inside,
        all,
        lift,
        low,
        high,
        asked: asked.has(feature),
      }),
    );
    // What the rule asks for is no news: it comes last.
    const news = distinctions.filter((one) => !one.asked);
    const known = distinctions.filter((one) => one.asked);
    return { members, everyone, distinctions: [...news, ...known].slice(0, SHOWN) };
  } finally {
    await db.query('ROLLBACK').catch(() => undefined);
    db.release();
  }
}

function labelOf(feature: string): string {
  const [kind = '', name = ''] = feature.split(':');
  if (kind === 'trait') return findTrait(name).label;
  if (kind === 'metric') return findMetric(name)?.label ?? name;
  return METRIC_ABOUT[kind] ?? kind;
}

const wordOf = (feature: string, value: string): string =>
  /^\d$/.test(value) && feature.endsWith('Score')
    ? `${value} of 5`
    : value === 'true'
      ? 'yes'
      : value === 'false'
        ? 'no'
        : value;

/** What a rule asks about: a difference there is its own doing. */
function subjectsOf(rule: Rule): Set<string> {
  const found = new Set<string>();
  for (const { condition } of activeConditions(rule)) {
    if (condition.type === 'trait') found.add(`trait:${condition.trait}`);
    if (condition.type === 'consent') found.add('consent');
    if (condition.type === 'metric') {
      found.add(`metric:${condition.metric}`);
      if (condition.metric === 'frequency') found.add('orders').add('metric:frequencyScore');
      if (condition.metric === 'monetary') found.add('metric:monetaryScore');
      if (condition.metric === 'recencyDays') found.add('metric:recencyScore');
    }
    if (condition.type === 'event')
      found.add(
        condition.event === 'Product Viewed' ? 'viewed' : condition.event === 'Order Completed' ? 'ordered' : '',
      );
  }
  return found;
}
