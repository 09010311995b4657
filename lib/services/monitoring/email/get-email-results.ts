import { fromDecimal } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { type Distinction, readDistinctness } from '../../segments/health/read-distinctness';
import { minorOf } from '../overview/money';
import { CHART_WEEKS, type Period } from '../overview/period';
import { readEventIds } from '../overview/sql/event-ids';
import { findUnderperforming, type Underperforming } from './find-underperforming';
import { groupResults, type ResultRow, roiOf, toCounts } from './group-results';
import { type Incremental, incrementalOf } from './incremental';
import { readAttributed } from './sql/read-attributed';
import { readHoldout } from './sql/read-holdout';
import { type CampaignCounts, readImportedCampaigns } from './sql/read-imported-campaigns';
import { readOwnCampaigns } from './sql/read-own-campaigns';
import { readSegmentResponse } from './sql/read-segment-response';

/** One campaign of the period, beside what it did in the one before. Money in minor units of the shop's currency. */
export interface CampaignResult extends ResultRow {
  /** First delivery. */
  at: Date;
  /** Ours, with a page of its own; else known by imported events. */
  own: boolean;
}

export interface EmailResults {
  /** Nothing of email has ever been received or sent. */
  empty: boolean;
  attributed: {
    value: number;
    before: number;
    /** The difference that chance alone gives 19 times in 20. */
    chance: number;
    orders: number;
    /** Order totals of everyone in the period. */
    all: number;
    /** Twelve weeks, the last ending with the period. */
    line: number[];
  };
  incremental: Incremental | null;
  unsubscribed: { value: number; before: number; delivered: number };
  complained: { value: number; before: number; delivered: number };
  campaigns: CampaignResult[];
  /** Our campaigns added up by the segment that they are for now, and by their strategy. */
  segments: ResultRow[];
  strategies: ResultRow[];
  underperforming: (Underperforming & { distinctions: Distinction[] })[];
}

const Z = 1.959963984540054;
const HOLDOUT_WEEKS = 12;
const DAY_MS = 86_400_000;

/** What email did in a period and against the one before, campaign by campaign; works from messages and from imported events. */
export async function getEmailResults(
  db: Pool,
  { period, currency }: { period: Period; currency: string },
): Promise<EmailResults> {
  const ids = await readEventIds(db);
  const weekly = period.weekly.slice(-CHART_WEEKS);
  const holdoutSpan = {
    start: new Date(period.current.end.getTime() - HOLDOUT_WEEKS * 7 * DAY_MS),
    end: period.current.end,
  };
  const [attributed, weeks, imported, own, importedBefore, ownBefore, arms, response] = await Promise.all([
    readAttributed(db, ids, [period.before, period.current]),
    readAttributed(db, ids, weekly),
    readImportedCampaigns(db, ids, period.current),
    readOwnCampaigns(db, period.current),
    readImportedCampaigns(db, ids, period.before),
    readOwnCampaigns(db, period.before),
    readHoldout(db, ids, holdoutSpan),
    readSegmentResponse(db),
  ]);
  const minor = (text: string): number => minorOf(text, currency);
  const [before, now] = attributed;
  const rowsBefore = [...importedBefore, ...ownBefore];
  const then = new Map(rowsBefore.map((row) => [row.id, toCounts(row, currency)]));
  const resultOf = (row: CampaignCounts, isOwn: boolean): CampaignResult => {
    const counts = toCounts(row, currency);
    const { id, name, at } = row;
    return { ...counts, id, name, at, own: isOwn, roi: roiOf(counts), before: then.get(id) ?? null };
  };
  const campaigns = [...own.map((row) => resultOf(row, true)), ...imported.map((row) => resultOf(row, false))].sort(
    (a, b) => b.at.getTime() - a.at.getTime(),
  );
  const sum = (rows: readonly CampaignCounts[], of: (row: CampaignCounts) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  const scale = Number(fromDecimal('1', currency));
  const bad = findUnderperforming(response);
  const both = [...own, ...imported];
  const delivered = sum(both, (row) => row.delivered);
  return {
    empty: response.length === 0 && both.length === 0 && rowsBefore.length === 0,
    attributed: {
      value: minor(now?.revenue ?? '0'),
      before: minor(before?.revenue ?? '0'),
      chance: Z * Math.sqrt(Number(now?.squares ?? 0) + Number(before?.squares ?? 0)) * scale,
      orders: now?.orders ?? 0,
      all: minor(now?.all ?? '0'),
      line: weeks.map((week) => minor(week.revenue)),
    },
    incremental: scaled(incrementalOf(arms), scale),
    unsubscribed: {
      value: sum(both, (row) => row.unsubscribed),
      before: sum(rowsBefore, (row) => row.unsubscribed),
      delivered,
    },
    complained: {
      value: sum(both, (row) => row.complained),
      before: sum(rowsBefore, (row) => row.complained),
      delivered,
    },
    campaigns,
    segments: groupResults(own, ownBefore, ({ segment }) => segment, currency),
    strategies: groupResults(own, ownBefore, ({ strategy }) => strategy, currency),
    underperforming: await Promise.all(
      bad.map(async (one) => ({ ...one, distinctions: await distinctionsOf(db, one.id, period.current.end) })),
    ),
  };
}

const scaled = (value: Incremental | null, by: number): Incremental | null =>
  value && { ...value, estimate: value.estimate * by, low: value.low * by, high: value.high * by };

/** What is unlike everyone in a segment; nothing where it cannot be read in time. */
async function distinctionsOf(db: Pool, segment: string, at: Date): Promise<Distinction[]> {
  const { distinctions } = await readDistinctness(db, segment, at).catch(() => ({ distinctions: [] }));
  return distinctions.slice(0, 3);
}
