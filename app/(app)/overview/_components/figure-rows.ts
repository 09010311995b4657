import { formatCount, formatDelta, formatMoney, formatNoun, formatPercent, shareOf } from '@/components/ui/format';
import { LEAST_FOR_A_RATE } from '@/lib/services/monitoring/overview/change-test';
import { amountOf } from '@/lib/services/monitoring/overview/money';
import type { Figure, Overview } from '@/lib/services/monitoring/overview/types';
import { BEFORE, BEFORE_SHORT } from './period-words';

export interface FigureRow {
  label: string;
  value: string;
  /** On hover: the exact numbers behind it. */
  title: string;
  tone?: 'good' | 'bad';
}

export interface FigureCell {
  key: string;
  label: string;
  value: string;
  title: string;
  href: string;
  line: number[];
  lineLabel: string;
  rows: FigureRow[];
}

const MILLION = 1_000_000;

type Told = Pick<Overview, 'shop' | 'period' | 'figures' | 'hasBefore' | 'hasYearAgo'>;

/** The six headline figures as they are written. */
export function figureRows({ shop, period, figures }: Told): FigureCell[] {
  const { revenue, orders, active, newCustomers, reachable, unsubscribed } = figures;
  const { currency } = shop;
  const exact = (minor: number) => formatMoney(amountOf(minor, currency), currency);
  // From a million on, short; the exact amount is in the title.
  const whole = (minor: number) => {
    const amount = amountOf(minor, currency);
    return Math.abs(amount) >= MILLION
      ? `${formatMoney(amount / MILLION, currency)}m`
      : formatMoney(amount, currency, { whole: true });
  };
  const difference = (figure: Figure, good: 'up' | 'down', say: (value: number) => string = formatCount): FigureRow => {
    const label = BEFORE_SHORT[period.key];
    if (figure.before === null) return { label, value: 'no data', title: 'The data does not reach back so far.' };
    const change = figure.value - figure.before;
    const clear = Math.abs(change) > figure.chance;
    const title = `${say(figure.value)}, against ${say(figure.before)} in ${BEFORE[period.key]}. ${
      change === 0
        ? ''
        : clear
          ? 'More than chance alone gives.'
          : `Chance alone gives up to ${say(figure.chance)} either way, 19 times in 20.`
    }`.trim();
    const tone = !clear || change === 0 ? undefined : change > 0 === (good === 'up') ? 'good' : 'bad';
    return { label, value: formatDelta(change, say), title, tone };
  };
  const yearBefore = (figure: Figure, say: (value: number) => string): FigureRow =>
    figure.yearAgo === null
      ? { label: 'Year before', value: 'no data', title: 'The data does not reach back so far.' }
      : {
          label: 'Year before',
          value: formatDelta(figure.value - figure.yearAgo, say),
          title: `${say(figure.value)}, against ${say(figure.yearAgo)} in the same weeks a year before.`,
        };
  const cell = (
    key: string,
    label: string,
    figure: Figure,
    value: string,
    title: string,
    href: string,
    rows: FigureRow[],
  ): FigureCell => ({
    key,
    label,
    value,
    title,
    href,
    line: figure.line,
    lineLabel: `${label}, ${figure.line.length} weeks`,
    rows,
  });
  return [
    cell(
      'revenue',
      'Revenue',
      revenue,
      whole(revenue.value),
      `${exact(revenue.gross)} in orders less ${exact(revenue.refunds)} refunded: ${exact(revenue.value)}`,
      '#revenue',
      [
        difference(revenue, 'up', whole),
        yearBefore(revenue, whole),
        share('Refunded', revenue.refunds, revenue.gross, exact, 'of orders'),
      ],
    ),
    cell(
      'orders',
      'Orders',
      orders,
      formatCount(orders.value),
      `${formatNoun(orders.value, 'order')} of ${formatNoun(orders.part, 'customer')}`,
      '/customers?sort=-lastOrderAt',
      [
        difference(orders, 'up'),
        yearBefore(orders, formatCount),
        {
          label: 'Average',
          value: orders.averageOrder === null ? 'no orders' : whole(orders.averageOrder),
          title:
            orders.averageOrder === null
              ? 'There were no orders.'
              : `${exact(revenue.gross)} over ${formatNoun(orders.value, 'order')}`,
        },
      ],
    ),
    cell(
      'active',
      'Active in 90 days',
      active,
      formatCount(active.value),
      'Customers with an order in the 90 days before the end of the period',
      '/customers?stage=active&stage=new&stage=wonBack',
      [
        difference(active, 'up'),
        share('Of all', active.part, active.whole, formatCount, 'customers'),
        {
          label: 'All customers',
          value: formatCount(active.whole),
          title: 'Customers seen before the end of the period',
        },
      ],
    ),
    cell(
      'new',
      'New customers',
      newCustomers,
      formatCount(newCustomers.value),
      'Customers who ordered for the first time',
      '/customers?stage=new',
      [
        difference(newCustomers, 'up'),
        yearBefore(newCustomers, formatCount),
        share('Of buyers', newCustomers.part, newCustomers.whole, formatCount, 'customers who ordered'),
      ],
    ),
    cell(
      'reachable',
      'Reachable by email',
      reachable,
      formatCount(reachable.value),
      'Customers with an address who have not unsubscribed and are not suppressed',
      '/customers?email=reachable',
      [
        difference(reachable, 'up'),
        share('Of all', reachable.part, reachable.whole, formatCount, 'customers'),
        {
          label: 'Not reachable',
          value: formatCount(reachable.whole - reachable.part),
          title: 'No address, unsubscribed, bounced or complained',
        },
      ],
    ),
    cell(
      'unsubscribed',
      'Unsubscribes',
      unsubscribed,
      formatCount(unsubscribed.value),
      'Unsubscribe events in the period',
      '/customers?email=unsubscribed',
      [
        difference(unsubscribed, 'down'),
        share('Of delivered', unsubscribed.part, unsubscribed.whole, formatCount, 'delivered emails', 2),
        share('Complaints', unsubscribed.complained, unsubscribed.whole, formatCount, 'delivered emails', 2),
      ],
    ),
  ];
}

/** A share of a whole; of a whole too small for a rate, the two counts. */
function share(
  label: string,
  part: number,
  whole: number,
  say: (value: number) => string,
  of: string,
  digits = 1,
): FigureRow {
  const title = `${say(part)} of ${say(whole)} ${of}`;
  if (whole === 0) return { label, value: 'none', title };
  if (whole < LEAST_FOR_A_RATE)
    return { label, value: `${say(part)} of ${say(whole)}`, title: `${title}: too few for a rate` };
  return { label, value: formatPercent(shareOf(part, whole), digits), title };
}
