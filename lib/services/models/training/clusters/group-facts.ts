import type { FeatureTable } from '../../features/feature-table';
import { quantile, sortedKnown } from '../../prepare/column-stats';

/** Medians (and shares) of a group in the customers' own units, of which its facts and its name are made. */
export interface GroupMedians {
  orders: number;
  recencyDays: number;
  spend: number;
  averageOrder: number;
  tenureDays: number;
  holidayShare: number;
  views90: number;
  openRate90: number;
  /** Share of its customers with no order, and with exactly one. */
  without: number;
  once: number;
}

export function mediansOf(facts: FeatureTable, rows: readonly number[]): GroupMedians {
  const median = (name: string): number => {
    const column = facts.columns.find((one) => one.name === name);
    if (!column || column.kind === 'category') return Number.NaN;
    return quantile(sortedKnown(Float64Array.from(rows, (row) => column.numbers[row] ?? Number.NaN)), 0.5);
  };
  const orders = facts.columns.find(({ name }) => name === 'orders');
  const share = (count: number): number =>
    !orders || orders.kind === 'category' || rows.length === 0
      ? Number.NaN
      : rows.filter((row) => orders.numbers[row] === count).length / rows.length;
  return {
    without: share(0),
    once: share(1),
    orders: median('orders'),
    recencyDays: median('recencyDays'),
    spend: median('spend'),
    averageOrder: median('averageOrder'),
    tenureDays: median('tenureDays'),
    holidayShare: median('holidayShare'),
    views90: median('views90'),
    openRate90: median('openRate90'),
  };
}

/** Neither those without an order, nor with one, nor with more are most of it: no one number of orders stands for it. */
const isMixed = ({ without, once }: GroupMedians): boolean => without < 0.5 && once < 0.5 && without + once > 0.5;

/** “12 orders, the last 14 days ago, £5,142 in all”. */
export function factsOf(m: GroupMedians, currency: string): string {
  const money = (value: number): string =>
    new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 0 }).format(value);
  const count = (value: number, one: string): string =>
    `${Math.round(value)} ${one}${Math.round(value) === 1 ? '' : 's'}`;
  if (!(m.orders >= 0.5)) {
    const looked = m.views90 >= 0.5 ? `${count(m.views90, 'product')} viewed in 90 days` : 'quiet for 90 days';
    return `no order yet, ${looked}, known for ${count(m.tenureDays, 'day')}`;
  }
  const ago = count(m.recencyDays, 'day');
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const first = isMixed(m)
    ? `${percent(m.without)} without an order, ${percent(m.once)} with one, the last ${ago} ago`
    : m.orders < 1.5
      ? `1 order of ${money(m.averageOrder)}, ${ago} ago`
      : `${count(m.orders, 'order')}, the last ${ago} ago, ${money(m.spend)} in all`;
  if (m.holidayShare >= 0.5) return `${first}, ${Math.round(m.holidayShare * 100)} % in Nov–Dec`;
  if (m.tenureDays < 120) return `${first}, first seen ${count(m.tenureDays, 'day')} ago`;
  return first;
}

/** What a group is called by its facts, beside what is usual; names of a clustering are told apart by `tellApart`. */
export function nameOf(m: GroupMedians, all: GroupMedians): string {
  const word = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  if (!(m.orders >= 0.5)) return word(m.views90 >= 1 ? 'browsers without an order' : 'quiet visitors');
  const age = m.tenureDays < 100 ? 'new' : m.recencyDays > 180 ? 'lapsed' : m.recencyDays > 90 ? 'quiet' : '';
  const often = isMixed(m)
    ? 'occasional'
    : m.orders < 1.5
      ? age === 'new'
        ? 'first-time'
        : 'one-time'
      : m.orders >= Math.max(5, 2 * all.orders)
        ? 'frequent'
        : 'repeat';
  const who =
    m.holidayShare >= 0.6
      ? 'gift buyers'
      : m.spend >= 2.5 * all.spend
        ? m.spend >= 12 * all.spend
          ? 'top spenders'
          : 'high spenders'
        : m.averageOrder >= 1.6 * all.averageOrder
          ? 'large-order buyers'
          : 'buyers';
  const steady = often === 'repeat' && age === '' ? 'steady repeat' : often;
  return word([age, steady, who].filter(Boolean).join(' '));
}

/** The same name twice says nothing: the later ones are told apart by what marks them most. */
export function tellApart(names: readonly string[], marks: readonly (readonly string[])[]): string[] {
  const used = new Set<string>();
  return names.map((name, i) => {
    const alone = names.indexOf(name) === names.lastIndexOf(name);
    const candidates = alone
      ? [name]
      : [
          ...(marks[i] ?? []).map((mark) => `${name}: ${mark}`),
          ...Array.from({ length: 30 }, (_, n) => `${name} ${n + 2}`),
        ];
    const chosen = candidates.find((one) => !used.has(one)) ?? `${name} ${i + 1}`;
    used.add(chosen);
    return chosen;
  });
}
