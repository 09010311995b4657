import type { Clock } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { buildFigures } from './build-figures';
import { findDrift } from './find-drift';
import { findSegmentChanges, findStageChanges, findUnsubscribeChange } from './find-people-changes';
import { findSalesChanges, SPAN } from './find-sales-changes';
import { minorOf } from './money';
import { CHART_WEEKS, type Period, type PeriodKey, periodAt } from './period';
import { readCustomerCounts } from './sql/customer-counts';
import { readCustomerIds } from './sql/customer-ids';
import { readDataReach } from './sql/data-reach';
import { type EmailCount, readEmailCounts } from './sql/email-counts';
import { readEventIds } from './sql/event-ids';
import { readShop } from './sql/read-shop';
import { readSegmentRevenue } from './sql/segment-revenue';
import { readSegmentSizes } from './sql/segment-sizes';
import { readStageCategories } from './sql/stage-categories';
import { readStageFlows } from './sql/stage-flows';
import { readStageRevenue } from './sql/stage-revenue';
import { readStageSizes, type StageSize } from './sql/stage-sizes';
import { readUnsubscribeCampaigns } from './sql/unsubscribe-campaigns';
import type { Group } from './stages';
import { byGroup, NOTHING_SOLD, revenueOf, type SalesByGroup, summariseSales } from './summarise-sales';
import type { Change, ChartWeek, Overview, SalesChange } from './types';

/** Changes that a list holds: most that of money, then of people. */
const MOST_SALES = 4;
const MOST_CHANGES = 6;
const NO_EMAILS: EmailCount = { delivered: 0, unsubscribed: 0, complained: 0 };

/** What a period of the shop was like, what changed against the one before, and what the data says about why. */
export async function getOverview(
  db: Pool,
  { period: key, clock }: { period: PeriodKey; clock: Clock },
): Promise<Overview> {
  const now = clock.now();
  const [shop, ids] = await Promise.all([readShop(db), readEventIds(db)]);
  const period = periodAt(key, now, shop.timezone);
  const spans = [period.yearAgoBefore, period.yearAgo, period.before, period.current];
  const instants = ascending([...period.instants, period.before.start, period.current.start]);
  const stocksFrom = period.instants.at(-1 - period.weeks) ?? period.before.end;
  const [reach, ofPeriods, ofWeeks, sizes, flows, categories, customers, emails, campaigns, segments, segmentRevenue] =
    await Promise.all([
      readDataReach(db, ids, now),
      readStageRevenue(db, ids, spans),
      readStageRevenue(db, ids, [...period.weeklyYearAgo, ...period.weekly]),
      readStageSizes(db, ids, instants),
      readStageFlows(db, ids, stocksFrom, period.current.end),
      readStageCategories(db, ids, [period.before, period.current]),
      readCustomerCounts(db, ids, period.instants),
      readEmailCounts(db, ids, [...period.weekly, period.before, period.current]),
      readUnsubscribeCampaigns(db, ids, period.current),
      readSegmentSizes(db, period.instants, period.current),
      readSegmentRevenue(db, ids, period.current),
    ]);

  const reaches = (start: Date): boolean => reach.firstOrderAt !== null && reach.firstOrderAt <= start;
  const hasBefore = reach.firstOrderAt !== null && reach.firstOrderAt < period.before.end;
  const hasYearAgo = reaches(period.yearAgoBefore.start);
  const perPeriod = summariseSales(ofPeriods, spans.length, shop.currency);
  const perWeek = summariseSales(ofWeeks, period.weekly.length * 2, shop.currency);
  const weekly = perWeek.slice(period.weekly.length);
  const sizeAt = sizesByStage(sizes, instants);
  const stageSizes = byGroup((group) => period.instants.map((at) => sizeAt(group, at)));
  const weeklyEmails = emails.slice(0, period.weekly.length);
  const [emailsBefore = NO_EMAILS, emailsNow = NO_EMAILS] = emails.slice(period.weekly.length);
  const line = <T>(values: readonly T[]): T[] => values.slice(-CHART_WEEKS);

  const sales = findSalesChanges({
    spans: perPeriod,
    // The spans of categories are two only; they count as the last two of the four.
    categories: categories.map((row) => ({ ...row, span: row.span + SPAN.before })),
    lines: byGroup((group) => line(weekly).map((week) => week[group].revenue)),
    sizeOf: (group, which) => (group === 'none' ? null : sizeAt(group, period[which].start)),
    hasYearAgo,
    currency: shop.currency,
  });
  const unsubscribes = findUnsubscribeChange(
    emailsNow,
    emailsBefore,
    campaigns,
    line(weeklyEmails).map((each) => each.unsubscribed),
  );
  const people = [
    ...(unsubscribes ? [unsubscribes] : []),
    ...findStageChanges(flows, stageSizes, line),
    ...findSegmentChanges(segments, period.current.start, line),
  ];
  const revenueOfSegment = new Map(segmentRevenue.map((row) => [row.id, row]));
  return {
    shop,
    lifecycle: ids.lifecycle,
    period,
    computedAt: now,
    reach,
    hasBefore,
    hasYearAgo,
    customers: customers.at(-1)?.customers ?? 0,
    figures: buildFigures({
      period,
      hasBefore,
      hasYearAgo,
      spans: perPeriod,
      weekly,
      stageSizes,
      flows,
      customers,
      emails: [emailsBefore, emailsNow],
      weeklyEmails,
    }),
    changes: hasBefore ? await nameCustomers(db, choose(sales, people)) : [],
    weeks: chartWeeks(period, perWeek, reach.firstOrderAt),
    sales: byGroup((group) => ({
      now: perPeriod[SPAN.current]?.[group] ?? NOTHING_SOLD,
      before: perPeriod[SPAN.before]?.[group] ?? NOTHING_SOLD,
    })),
    drift: findDrift(stageSizes, segments, period.instants, { stagesSince: reach.firstOrderAt }),
    segments: segments.map((segment) => ({
      id: segment.id,
      name: segment.name,
      built: segment.built,
      size: segment.size,
      reachable: segment.reachable,
      entered: segment.entered,
      left: segment.left,
      measuredSince: segment.measuredSince,
      revenue: minorOf(revenueOfSegment.get(segment.id)?.revenue ?? null, shop.currency),
      buyers: revenueOfSegment.get(segment.id)?.buyers ?? 0,
      line: line(
        segment.sizes.map((size, index) => (isMeasured(segment.measuredSince, period.instants[index]) ? size : null)),
      ),
    })),
  };
}

const isMeasured = (since: Date | null, at: Date | undefined): boolean =>
  since !== null && at !== undefined && at > since;

const ascending = (times: readonly Date[]): Date[] =>
  [...new Set(times.map((at) => at.getTime()))].sort((a, b) => a - b).map((ms) => new Date(ms));

function sizesByStage(rows: readonly StageSize[], instants: readonly Date[]): (group: Group, at: Date) => number {
  const sizes = new Map(rows.map((row) => [`${row.stage} ${instants[row.instant]?.getTime()}`, row.size]));
  return (group, at) => sizes.get(`${group} ${at.getTime()}`) ?? 0;
}

function chartWeeks(period: Period, perWeek: readonly SalesByGroup[], firstOrderAt: Date | null): ChartWeek[] {
  const count = period.weekly.length;
  return period.weekly
    .map((week, index): ChartWeek => {
      const now = perWeek[count + index];
      const then = perWeek[index];
      const thenStart = period.weeklyYearAgo[index]?.start;
      const known = then && thenStart && firstOrderAt && firstOrderAt <= thenStart ? then : undefined;
      return {
        ...week,
        revenue: byGroup((group) => now?.[group].revenue ?? 0),
        total: revenueOf(now),
        yearAgo: known ? byGroup((group) => known[group].revenue) : null,
        yearAgoTotal: known ? revenueOf(known) : null,
      };
    })
    .slice(-CHART_WEEKS);
}

/** Those worth telling: what chance may have given comes after what it did not, money before people, largest first. */
function choose(sales: readonly SalesChange[], people: readonly Exclude<Change, SalesChange>[]): Change[] {
  const bySize = [...people].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const clearPeople = bySize.filter((change) => change.grade !== 'chance');
  const money = sales.slice(0, Math.max(MOST_SALES, MOST_CHANGES - clearPeople.length));
  return [...money, ...clearPeople.slice(0, MOST_CHANGES - money.length)];
}

/** Opaque ids for the customers that single orders lead to. */
async function nameCustomers(db: Pool, changes: Change[]): Promise<Change[]> {
  const numbers = changes.flatMap((change) =>
    change.kind === 'sales' && change.single ? [change.single.customer] : [],
  );
  if (numbers.length === 0) return changes;
  const idOf = await readCustomerIds(db, numbers);
  return changes.map((change) =>
    change.kind === 'sales' && change.single
      ? { ...change, single: { ...change.single, customerId: idOf.get(change.single.customer) ?? null } }
      : change,
  );
}
