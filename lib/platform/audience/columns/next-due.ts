import { durationMs } from '@/lib/core';
import type { DueSource } from '@/lib/rules';
import { addPoints } from './evaluate-score';
import type { FewColumns } from './few-columns';
import { NotInColumns } from './select-events';

/** Nothing of the store lies later than the end of the year 9999. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * For each customer (by place) the first instant after `at`, in milliseconds since 1970, at which one of the sources says
 * that something may change, infinite where none does; and the sources that the columns do not answer.
 */
export function nextDue(
  columns: FewColumns,
  sources: readonly DueSource[],
  at: number,
): { due: Float64Array; rest: DueSource[] } {
  const due = new Float64Array(columns.customers).fill(Number.POSITIVE_INFINITY);
  const lower = (place: number, time: number): void => {
    if (time <= LATEST && time < (due[place] ?? 0)) due[place] = time;
  };
  const rest = sources.filter((source) => {
    if (source.kind === 'event') {
      for (const { times, customers, length, countUpTo } of columns.columnsOf(source.event).map(bound))
        for (let index = countUpTo(at - source.after); index < length; index += 1)
          lower(customers[index] ?? 0, (times[index] ?? 0) + source.after);
      return false;
    }
    return source.kind !== 'score' || !lowerByScore(source, columns, at, lower);
  });
  return { due, rest };
}

const bound = (one: ReturnType<FewColumns['columnsOf']>[number]) => ({
  times: one.times,
  customers: one.customers,
  length: one.length,
  countUpTo: (time: number) => one.countUpTo(time),
});

/** All points decay alike, so the whole does: it falls to the bound after as many half-lives as it is doublings above. */
function lowerByScore(
  { condition, bound: least }: Extract<DueSource, { kind: 'score' }>,
  columns: FewColumns,
  at: number,
  lower: (place: number, time: number) => void,
): boolean {
  if (least === 0 || condition.halfLife === undefined) return true;
  try {
    const { sums, there } = addPoints(condition, at, columns);
    const life = durationMs(condition.halfLife);
    for (let place = 0; place < sums.length; place += 1) {
      const ratio = (sums[place] ?? 0) / least;
      if (there[place] === 1 && ratio >= 1) lower(place, Math.max(Math.floor(at + life * Math.log2(ratio)), at + 1));
    }
    return true;
  } catch (error) {
    if (error instanceof NotInColumns) return false;
    throw error;
  }
}
