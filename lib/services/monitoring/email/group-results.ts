import { fractionOf, minorOf } from '../overview/money';
import type { Named, OwnCampaignCounts } from './sql/read-own-campaigns';

/** What is counted of emails; money in minor units: the revenue whole, the cost with its fractions, so that a return is what it is. */
export interface EmailCounts {
  sent: number;
  delivered: number;
  bounced: number;
  opensRaw: number;
  opens: number;
  clicks: number;
  unsubscribed: number;
  complained: number;
  conversions: number;
  revenue: number;
  cost: number | null;
}

/** A row of results beside what it was in the period before; null: nothing of it was sent then. */
export interface ResultRow extends EmailCounts {
  id: string;
  name: string;
  /** (revenue − cost) / cost; null without a cost. */
  roi: number | null;
  before: EmailCounts | null;
}

export const roiOf = ({ revenue, cost }: EmailCounts): number | null =>
  cost !== null && cost > 0 ? (revenue - cost) / cost : null;

/** Campaigns of ours added up by what they are for, those that sent most first. Campaigns without it are left out. */
export function groupResults(
  now: readonly OwnCampaignCounts[],
  before: readonly OwnCampaignCounts[],
  by: (campaign: OwnCampaignCounts) => Named | null,
  currency: string,
): ResultRow[] {
  const sums = (rows: readonly OwnCampaignCounts[]): Map<string, EmailCounts & Named> => {
    const groups = new Map<string, EmailCounts & Named>();
    for (const row of rows) {
      const group = by(row);
      if (!group) continue;
      const counts = toCounts(row, currency);
      const sum = groups.get(group.id);
      groups.set(group.id, sum ? { ...addCounts(sum, counts), id: sum.id, name: sum.name } : { ...counts, ...group });
    }
    return groups;
  };
  const then = sums(before);
  return [...sums(now).values()]
    .map((row) => ({ ...row, roi: roiOf(row), before: then.get(row.id) ?? null }))
    .sort((a, b) => b.sent - a.sent || a.name.localeCompare(b.name));
}

/** Counts of a row of the database, and nothing else of it. */
export function toCounts(
  row: Omit<EmailCounts, 'revenue' | 'cost'> & { revenue: string; cost: string | null },
  currency: string,
): EmailCounts {
  const { sent, delivered, bounced, opensRaw, opens, clicks, unsubscribed, complained, conversions } = row;
  return {
    sent,
    delivered,
    bounced,
    opensRaw,
    opens,
    clicks,
    unsubscribed,
    complained,
    conversions,
    revenue: minorOf(row.revenue, currency),
    cost: row.cost === null ? null : fractionOf(row.cost, currency),
  };
}

const addCounts = (a: EmailCounts, b: EmailCounts): EmailCounts => ({
  sent: a.sent + b.sent,
  delivered: a.delivered + b.delivered,
  bounced: a.bounced + b.bounced,
  opensRaw: a.opensRaw + b.opensRaw,
  opens: a.opens + b.opens,
  clicks: a.clicks + b.clicks,
  unsubscribed: a.unsubscribed + b.unsubscribed,
  complained: a.complained + b.complained,
  conversions: a.conversions + b.conversions,
  revenue: a.revenue + b.revenue,
  cost: a.cost === null && b.cost === null ? null : (a.cost ?? 0) + (b.cost ?? 0),
});
