import { chanceRange, isClear } from './change-test';
import { minorOf } from './money';
import type { StageCategory } from './sql/stage-categories';
import { GROUPS, type Group } from './stages';
import type { SalesByGroup } from './summarise-sales';
import type { Grade, Sales, SalesChange } from './types';

/** The spans of a period, as they are read: a year ago and the one before it, the one before, and the period. */
export const SPAN = { yearAgoBefore: 0, yearAgo: 1, before: 2, current: 3 } as const;

/** A category is named from this share of the change on. */
const NAMED_SHARE = 0.25;
/** A single order or refund explains a change of which it is at least this share. */
const SINGLE_SHARE = 0.5;

export interface SalesChangeInput {
  /** Sales in the four spans of `SPAN`. */
  spans: readonly SalesByGroup[];
  categories: readonly StageCategory[];
  /** Revenue of each group in the weeks of the chart. */
  lines: Record<Group, number[]>;
  /** Customers in a group when the period or the one before began. */
  sizeOf: (group: Group, which: 'current' | 'before') => number | null;
  hasYearAgo: boolean;
  currency: string;
}

/** How the revenue of each group changed against the period before, and what the data says about why; largest first. */
export function findSalesChanges({
  spans,
  categories,
  lines,
  sizeOf,
  hasYearAgo,
  currency,
}: SalesChangeInput): SalesChange[] {
  const now = spans[SPAN.current];
  const before = spans[SPAN.before];
  const yearAgo = hasYearAgo ? spans[SPAN.yearAgo] : undefined;
  const yearAgoBefore = hasYearAgo ? spans[SPAN.yearAgoBefore] : undefined;
  if (!now || !before) return [];
  return GROUPS.map((group): SalesChange => {
    const effect = now[group].revenue - before[group].revenue;
    const then = yearAgo && yearAgoBefore ? { now: yearAgo[group], before: yearAgoBefore[group] } : undefined;
    const category = mainCategory(categories, group, effect, currency);
    const single = mainSingle(now[group], before[group], effect);
    return {
      kind: 'sales',
      group,
      effect,
      chance: chanceRange(now[group].squares, before[group].squares, now[group].products),
      grade: gradeOf(effect, now[group], before[group], then, single !== null, category !== null),
      line: lines[group],
      now: now[group],
      before: before[group],
      size: sizeOf(group, 'current'),
      sizeBefore: sizeOf(group, 'before'),
      yearAgoEffect: then ? then.now.revenue - then.before.revenue : null,
      category,
      single,
    };
  })
    .filter((change) => change.effect !== 0)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

function gradeOf(
  effect: number,
  now: Sales,
  before: Sales,
  then: { now: Sales; before: Sales } | undefined,
  hasSingle: boolean,
  hasCategory: boolean,
): Grade {
  if (hasSingle) return 'knownCause';
  if (!isClear(effect, now.squares, before.squares, now.products)) return 'chance';
  if (then) {
    const effectThen = then.now.revenue - then.before.revenue;
    if (
      Math.sign(effectThen) === Math.sign(effect) &&
      isClear(effectThen, then.now.squares, then.before.squares, then.now.products)
    )
      return 'season';
  }
  return hasCategory ? 'seenTogether' : 'noCause';
}

function mainCategory(
  rows: readonly StageCategory[],
  group: Group,
  effect: number,
  currency: string,
): SalesChange['category'] {
  const changes = new Map<string, number>();
  for (const row of rows) {
    if (row.stage !== group || (row.span !== SPAN.current && row.span !== SPAN.before)) continue;
    const sign = row.span === SPAN.current ? 1 : -1;
    changes.set(row.category, (changes.get(row.category) ?? 0) + sign * minorOf(row.gross, currency));
  }
  let best: SalesChange['category'] = null;
  for (const [name, change] of changes) {
    if (Math.sign(change) !== Math.sign(effect) || Math.abs(change) < NAMED_SHARE * Math.abs(effect)) continue;
    if (!best || Math.abs(change) > Math.abs(best.effect)) best = { name, effect: change };
  }
  return best;
}

/**
 * The order or refund that makes at least half of the change: so much larger than the largest of the other period that
 * with one like that instead the change would be half as large or less.
 */
function mainSingle(now: Sales, before: Sales, effect: number): SalesChange['single'] {
  const gained = effect > 0;
  const [here, there] = gained ? [now, before] : [before, now];
  const candidates = [
    { what: 'order', when: gained ? 'now' : 'before', single: here.largestOrder, other: there.largestOrder },
    { what: 'refund', when: gained ? 'before' : 'now', single: there.largestRefund, other: here.largestRefund },
  ] as const;
  const [best] = candidates
    .flatMap(({ what, when, single, other }) =>
      single && single.amount - (other?.amount ?? 0) >= SINGLE_SHARE * Math.abs(effect)
        ? [{ ...single, what, when, customerId: null }]
        : [],
    )
    .sort((a, b) => b.amount - a.amount);
  return best ?? null;
}
