import type { Queryable } from '@/lib/platform/db';
import type { CampaignKind, CampaignStatus, Schedule } from '../../campaigns/fields';
import { describeRecurrence } from '../../campaigns/next-run';
import { ensureStrategies } from '../../campaigns/strategies/ensure-strategies';
import { STRATEGY_COLUMNS, type Strategy, type StrategyRow, toStrategy } from '../../campaigns/strategies/strategy-row';
import { USUAL_STRATEGIES } from '../../campaigns/strategies/usual-strategies';
import { readShopCurrency } from '../../profiles/shop-currency';
import { readTrends } from '../../segments/read-trends';
import { type Rate, rateOf } from './compare-variants';
import { addFigures, type FigureRow, type HeldOut, readFigures, readHeldOut } from './read-figures';
import { deviationOfSum } from './read-results';
import { readSharing, type SharedCustomers, type WritingCampaign } from './read-sharing';
import { readUncovered, type Uncovered } from './read-uncovered';

/** A campaign in its cell. */
export interface MapCampaign {
  id: string;
  name: string;
  kind: CampaignKind;
  status: CampaignStatus;
  /** "monthly, last Tuesday", "on entry". */
  cadence: string;
  nextRunAt: string | null;
  /** Emails that are written, of how many. */
  written: { done: number; of: number };
  /** Recipients who ordered within the window; and the share of those held out who did. */
  ordered: Rate | null;
  heldOut: number | null;
  revenue: { total: number; low: number; high: number } | null;
}

export interface MapCell {
  strategy: string;
  applies: boolean;
  campaigns: MapCampaign[];
}

export interface MapRow {
  id: string;
  name: string;
  size: number | null;
  change: number;
  trend: number[];
  group: 'value' | 'taste' | 'place';
  cells: MapCell[];
}

export interface StrategyMap {
  from: string;
  to: string;
  weeks: number;
  currency: string;
  strategies: (Strategy & { revenue: number })[];
  rows: MapRow[];
  coverage: { customers: number; one: number; two: number; more: number; none: number };
  uncovered: Uncovered[];
  /** Segments (ids) whose customers a campaign reaches, now or at its time. */
  reached: string[];
  shared: SharedCustomers[];
  unsettled: number;
}

const STRATEGIES = `SELECT ${STRATEGY_COLUMNS} FROM strategy s WHERE s.archived_at IS NULL ORDER BY s.position, s.number`;
const SEGMENTS = `SELECT s.number, s.id, s.key, s.name, s.size,
    CASE WHEN s.rule::text ~ '"(country|city|postalCode|region)"' THEN 'place'
      WHEN s.rule::text ~ '(affinity:|favouriteCategory|"property": ?"(category|productId|product))' THEN 'taste' ELSE 'value' END AS "group"
  FROM segment s WHERE s.status = 'active' ORDER BY s.size DESC NULLS LAST, s.number LIMIT 60`;
const CAMPAIGNS = `SELECT c.number, c.id, c.name, c.kind, c.status, c.schedule, c.segment, c.strategy, c.priority, c.next_run_at AS "nextRunAt",
    (SELECT count(*)::int FROM campaign_step p WHERE p.campaign = c.number) AS steps,
    (SELECT count(*)::int FROM campaign_step p WHERE p.campaign = c.number AND p.version > 0) AS written
  FROM campaign c WHERE c.segment IS NOT NULL AND (c.status NOT IN ('cancelled', 'done') OR (c.status = 'done' AND c.ended_at >= $1))
  ORDER BY c.priority, c.number`;
const CUSTOMERS = `SELECT count(*)::int AS customers FROM customer WHERE merged_into IS NULL AND erased_at IS NULL`;

interface SegmentOfMap {
  number: number;
  id: string;
  key: string;
  name: string;
  size: number | null;
  group: MapRow['group'];
}
interface CampaignOfMap extends Omit<WritingCampaign, 'segment'> {
  segment: number;
  kind: CampaignKind;
  status: CampaignStatus;
  schedule: Schedule;
  steps: number;
  written: number;
}

/** States in which a campaign reaches customers, now or at its time. */
const REACHING: readonly CampaignStatus[] = ['inReview', 'approved', 'scheduled', 'sending', 'live'];
const WEEK_MS = 604_800_000;
const TREND_DAYS = 84;

/** The strategy map with the results of the last weeks. */
export async function readMap(db: Queryable, weeks: number, at: Date): Promise<StrategyMap> {
  await ensureStrategies(db, at);
  const from = new Date(at.getTime() - weeks * WEEK_MS);
  const strategies = (await db.query<StrategyRow>(STRATEGIES)).rows;
  const segments = (await db.query<SegmentOfMap>(SEGMENTS)).rows;
  const campaigns = (await db.query<CampaignOfMap>(CAMPAIGNS, [from])).rows;
  const fits = (await db.query<{ segment: number; strategy: number; applies: boolean }>('SELECT * FROM strategy_fit'))
    .rows;
  const numbers = campaigns.map(({ number }) => number);
  const all = await readFigures(db, numbers, { from, to: at });
  const figures = new Map(numbers.map((number) => [number, all.filter(({ campaign }) => campaign === number)]));
  const heldOut = await readHeldOut(db, numbers, { from, to: at });
  const reaching = campaigns.filter(({ status }) => REACHING.includes(status));
  const reached = new Set(reaching.map(({ segment }) => segment));
  const sharing = await readSharing(db, reaching);
  const trends = await readTrends(
    db,
    segments.map(({ id }) => id),
    TREND_DAYS,
    at,
  );
  const customers = (await db.query<{ customers: number }>(CUSTOMERS)).rows[0]?.customers ?? 0;
  const { one, two, more } = sharing.coverage;
  const fitOf = (segment: number, strategy: number) =>
    fits.find((fit) => fit.segment === segment && fit.strategy === strategy)?.applies;
  const rows = segments.map((segment): MapRow => {
    const all = trends[segment.id] ?? [];
    // Before its first member there was nothing to measure.
    const trend = all.slice(
      Math.max(
        0,
        all.findIndex((size) => size > 0),
      ),
    );
    const own = campaigns.filter((campaign) => campaign.segment === segment.number);
    return {
      id: segment.id,
      name: segment.name,
      size: segment.size,
      change: trend.length < 8 ? 0 : (trend.at(-1) ?? 0) - (trend.at(-8) ?? 0),
      trend: trend.filter((_, index) => (trend.length - 1 - index) % 7 === 0),
      group: segment.group,
      cells: strategies.map((strategy) => {
        const here = own.filter((campaign) => campaign.strategy === strategy.number);
        return {
          strategy: strategy.id,
          applies: here.length > 0 || (fitOf(segment.number, strategy.number) ?? suits(segment, strategy.key)),
          campaigns: here.map((campaign) =>
            toMapCampaign(campaign, figures.get(campaign.number), heldOut.get(campaign.number)),
          ),
        };
      }),
    };
  });
  const revenueOf = (strategy: number) =>
    campaigns
      .filter((campaign) => campaign.strategy === strategy)
      .reduce((sum, { number }) => sum + Number(addFigures(figures.get(number) ?? []).revenue), 0);
  return {
    from: from.toISOString(),
    to: at.toISOString(),
    weeks,
    currency: await readShopCurrency(db),
    strategies: strategies.map((row) => ({ ...toStrategy(row), revenue: revenueOf(row.number) })),
    rows,
    coverage: { customers, one, two, more, none: Math.max(0, customers - one - two - more) },
    uncovered: await readUncovered(db, sharing.covered),
    reached: segments.filter(({ number }) => reached.has(number)).map(({ id }) => id),
    shared: sharing.pairs,
    unsettled: sharing.unsettled,
  };
}

/** The usual pairs: a segment that none of them knows is open to all. */
function suits({ key, name }: SegmentOfMap, strategy: string): boolean {
  const text = `${key} ${name}`;
  const usual = USUAL_STRATEGIES.find((one) => one.key === strategy);
  return !usual || usual.suits.test(text) || !USUAL_STRATEGIES.some((one) => one.suits.test(text));
}

function toMapCampaign(campaign: CampaignOfMap, rows: FigureRow[] | undefined, held: HeldOut | undefined): MapCampaign {
  const { id, name, kind, status, schedule, nextRunAt, steps, written } = campaign;
  const figures = rows && rows.length > 0 ? addFigures(rows) : null;
  const half = figures ? 1.96 * deviationOfSum(figures) : 0;
  const total = figures ? Number(figures.revenue) : 0;
  return {
    id,
    name,
    kind,
    status,
    cadence:
      kind === 'recurring' && schedule.recurrence
        ? describeRecurrence(schedule.recurrence)
        : kind === 'oneOff'
          ? 'once'
          : kind === 'sequence'
            ? `on entry, ${steps} emails`
            : 'on entry',
    nextRunAt: nextRunAt?.toISOString() ?? null,
    written: { done: written, of: steps },
    ordered: figures && figures.sent > 0 ? rateOf(figures.ordered, figures.sent) : null,
    heldOut: held && held.customers > 0 ? held.ordered / held.customers : null,
    revenue: figures && figures.sent > 0 ? { total, low: Math.max(0, total - half), high: total + half } : null,
  };
}
