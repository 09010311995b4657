import type { ChartRow } from '@/components/charts/types';
import { amountOf } from '@/lib/services/monitoring/overview/money';
import { GROUP_WORDS, type Group } from '@/lib/services/monitoring/overview/stages';
import type { Overview } from '@/lib/services/monitoring/overview/types';
import { GROUP_COLOUR, LAYERS } from './group-colours';
import { dayKey } from './period-words';

export interface Layer {
  key: Group;
  label: string;
  meaning: string;
  colour: string;
  /** In the last week of the chart and in the one before, or over the period and the one before; amounts. */
  value: number;
  change: number | null;
}

export interface RevenueChart {
  layers: Layer[];
  all: { value: number; change: number | null };
  /** One a week: `week`, one key a layer, `all`, `yearAgo`, and `yearAgo-<layer>`. */
  rows: ChartRow[];
  hasYearAgo: boolean;
  /** The year of the same weeks a year before. */
  year: string;
  currency: string;
}

/** The revenue of the chart's weeks by group, as plain rows in units of the currency. */
export function revenueRows({
  weeks,
  sales,
  shop,
  hasBefore,
  lifecycle,
}: Pick<Overview, 'weeks' | 'sales' | 'shop' | 'hasBefore' | 'lifecycle'>): RevenueChart {
  const amount = (minor: number) => amountOf(minor, shop.currency);
  const rows = weeks.map(
    (week): ChartRow => ({
      week: dayKey(week.start, shop.timezone),
      ...Object.fromEntries(LAYERS.map((group) => [group, amount(week.revenue[group])])),
      all: amount(week.total),
      yearAgo: week.yearAgoTotal === null ? null : amount(week.yearAgoTotal),
      ...Object.fromEntries(
        LAYERS.map((group) => [`yearAgo-${group}`, week.yearAgo ? amount(week.yearAgo[group]) : null]),
      ),
    }),
  );
  const layers = LAYERS.map((group): Layer => {
    const { now, before } = sales[group];
    return {
      key: group,
      label: GROUP_WORDS[group].label,
      meaning: GROUP_WORDS[group].meaning(lifecycle),
      colour: GROUP_COLOUR[group],
      value: amount(now.revenue),
      change: hasBefore ? amount(now.revenue - before.revenue) : null,
    };
  });
  const sum = (of: (group: Group) => number) => LAYERS.reduce((total, group) => total + of(group), 0);
  const lastWeek = weeks.at(-1)?.start;
  return {
    layers,
    all: {
      value: amount(sum((group) => sales[group].now.revenue)),
      change: hasBefore ? amount(sum((group) => sales[group].now.revenue - sales[group].before.revenue)) : null,
    },
    rows,
    hasYearAgo: weeks.some((week) => week.yearAgoTotal !== null),
    year: lastWeek ? String(Number(dayKey(lastWeek, shop.timezone).slice(0, 4)) - 1) : '',
    currency: shop.currency,
  };
}
