import { chanceRange } from './change-test';
import { SPAN } from './find-sales-changes';
import { CHART_WEEKS, type Period } from './period';
import type { CustomerCount } from './sql/customer-counts';
import type { EmailCount } from './sql/email-counts';
import type { StageFlow } from './sql/stage-flows';
import { type Group, RECENT } from './stages';
import { revenueOf, type SalesByGroup, total } from './summarise-sales';
import type { Figures } from './types';

export interface FigureInput {
  period: Period;
  hasBefore: boolean;
  hasYearAgo: boolean;
  /** Sales in the four spans of the period. */
  spans: readonly SalesByGroup[];
  /** Sales in the weeks of the chart. */
  weekly: readonly SalesByGroup[];
  stageSizes: Record<Group, number[]>;
  flows: readonly StageFlow[];
  /** At each instant of the period. */
  customers: readonly CustomerCount[];
  /** In the period before and in the period. */
  emails: readonly [before: EmailCount, now: EmailCount];
  weeklyEmails: readonly EmailCount[];
}

/** The six headline figures. Differences are against the period before, stocks against its end. */
export function buildFigures(input: FigureInput): Figures {
  const { period, hasBefore, hasYearAgo, spans, weekly, stageSizes, flows, customers, emails, weeklyEmails } = input;
  const [before, now, yearAgo] = [spans[SPAN.before], spans[SPAN.current], spans[SPAN.yearAgo]];
  const last = <T>(values: readonly T[]): T[] => values.slice(-CHART_WEEKS);
  const flow = (
    of: (sales: SalesByGroup | undefined) => number,
    squares: (sales: SalesByGroup | undefined) => number,
    products = 0,
  ) => ({
    value: of(now),
    before: hasBefore ? of(before) : null,
    chance: chanceRange(squares(now), squares(before), products),
    yearAgo: hasYearAgo ? of(yearAgo) : null,
    line: last(weekly).map(of),
  });
  const stock = (values: readonly number[], moved: number) => ({
    value: values.at(-1) ?? 0,
    before: hasBefore ? (values.at(-1 - period.weeks) ?? null) : null,
    chance: chanceRange(moved, 0),
    yearAgo: null,
    line: last(values),
  });

  const orders = (sales: SalesByGroup | undefined) => total(sales, (each) => each.orders);
  const buyers = (sales: SalesByGroup | undefined) => total(sales, (each) => each.buyers);
  const firsts = (sales: SalesByGroup | undefined) => sales?.none.buyers ?? 0;
  const gross = total(now, (each) => each.gross);
  const refunds = total(now, (each) => each.refunds);
  const active = period.instants.map((_, index) =>
    RECENT.reduce((sum, group) => sum + (stageSizes[group][index] ?? 0), 0),
  );
  const crossed = flows
    .filter((each) => RECENT.includes(each.from) !== RECENT.includes(each.to))
    .reduce((sum, each) => sum + each.customers, 0);
  const everyone = customers.at(-1)?.customers ?? 0;
  const reachable = customers.map((each) => each.reachable);
  const reachableMoved = Math.abs((reachable.at(-1) ?? 0) - (reachable.at(-1 - period.weeks) ?? 0));
  const [emailsBefore, emailsNow] = emails;
  return {
    revenue: {
      ...flow(
        revenueOf,
        (sales) => total(sales, (each) => each.squares),
        total(now, (each) => each.productsOfAny),
      ),
      part: refunds,
      whole: gross,
      refunds,
      gross,
    },
    orders: {
      ...flow(orders, orders),
      part: buyers(now),
      whole: everyone,
      averageOrder: orders(now) > 0 ? gross / orders(now) : null,
    },
    active: { ...stock(active, crossed), part: active.at(-1) ?? 0, whole: everyone },
    newCustomers: { ...flow(firsts, firsts), part: firsts(now), whole: buyers(now) },
    reachable: { ...stock(reachable, reachableMoved), part: reachable.at(-1) ?? 0, whole: everyone },
    unsubscribed: {
      value: emailsNow.unsubscribed,
      before: hasBefore ? emailsBefore.unsubscribed : null,
      chance: chanceRange(emailsNow.unsubscribed, emailsBefore.unsubscribed),
      yearAgo: null,
      part: emailsNow.unsubscribed,
      whole: emailsNow.delivered,
      line: last(weeklyEmails).map((each) => each.unsubscribed),
      complained: emailsNow.complained,
      complainedBefore: emailsBefore.complained,
    },
  };
}
