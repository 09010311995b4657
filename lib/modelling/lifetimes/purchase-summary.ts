import { AppError } from '@/lib/core';
import { checkMatrix } from '../estimator';
import type { Matrix } from '../matrix';

/** Columns of a summary: repeat purchases, age at the last one, age now; ages in one unit since the first purchase. */
export const PURCHASE_COLUMNS = ['frequency', 'recency', 'age'] as const;

export interface PurchaseSummary {
  /** Purchases after the first. */
  frequency: number;
  /** From the first purchase to the last one; 0 without a repeat. */
  recency: number;
  /** From the first purchase to the end of observation. */
  age: number;
  /** Mean value of the repeat purchases (of the first one where there is no other). */
  meanValue: number;
}

/**
 * What the models of this folder know of one customer (Fader, Hardie, Lee 2005), from purchases in any order, `time`
 * in one unit. Purchases within one unit of time count as one (their values add up). None after `end`: null.
 */
export function summarizePurchases(
  purchases: readonly { time: number; value: number }[],
  end: number,
): PurchaseSummary | null {
  const units = new Map<number, number>();
  for (const { time, value } of purchases) {
    if (time > end) continue;
    const unit = Math.floor(time);
    units.set(unit, (units.get(unit) ?? 0) + value);
  }
  const sorted = [...units].sort(([a], [b]) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return null;
  const repeats = sorted.length > 1 ? sorted.slice(1) : sorted;
  return {
    frequency: sorted.length - 1,
    recency: last[0] - first[0],
    age: Math.max(end - first[0], last[0] - first[0]),
    meanValue: repeats.reduce((sum, [, value]) => sum + value, 0) / repeats.length,
  };
}

/** Rows that say the same, once each with their number: the likelihood needs them only once. */
export interface GroupedPurchases {
  frequency: Float64Array;
  recency: Float64Array;
  age: Float64Array;
  count: Float64Array;
  rows: number;
}

/** Throws invalidInput where a row is no purchase history (the age is not positive, the recency beyond it, …). */
export function checkPurchases(x: Matrix): void {
  checkMatrix(x, { columns: PURCHASE_COLUMNS.length });
  for (let i = 0; i < x.rows; i += 1) {
    const [frequency, recency, age] = rowOf(x, i);
    const fault =
      frequency < 0 || !Number.isInteger(frequency)
        ? 'the frequency is not a whole number from 0'
        : !(age > 0)
          ? 'the age is not above 0'
          : recency < 0 || recency > age
            ? 'the recency is not between 0 and the age'
            : frequency === 0 && recency !== 0
              ? 'there is a recency without a repeat purchase'
              : null;
    if (fault) throw new AppError('invalidInput', `Row ${i} is no purchase history: ${fault}.`);
  }
}

export const rowOf = (x: Matrix, i: number): [frequency: number, recency: number, age: number] => [
  x.data[i] ?? 0,
  x.data[x.rows + i] ?? 0,
  x.data[2 * x.rows + i] ?? 0,
];

export function groupPurchases(x: Matrix): GroupedPurchases {
  const order = Uint32Array.from({ length: x.rows }, (_, i) => i).sort((a, b) => compare(rowOf(x, a), rowOf(x, b)));
  const kept: number[] = [];
  const count: number[] = [];
  for (const i of order) {
    const last = kept.at(-1);
    if (last !== undefined && compare(rowOf(x, last), rowOf(x, i)) === 0)
      count[count.length - 1] = (count.at(-1) ?? 0) + 1;
    else {
      kept.push(i);
      count.push(1);
    }
  }
  const column = (j: number): Float64Array => Float64Array.from(kept, (i) => x.data[j * x.rows + i] ?? 0);
  return {
    frequency: column(0),
    recency: column(1),
    age: column(2),
    count: Float64Array.from(count),
    rows: x.rows,
  };
}

/** At most about so many of the groups, evenly, for a first look. */
export function thinGroups(data: GroupedPurchases, most: number): GroupedPurchases {
  const every = Math.ceil(data.count.length / most);
  if (every <= 1) return data;
  const keep = (values: Float64Array): Float64Array => values.filter((_, i) => i % every === 0);
  const count = keep(data.count);
  return {
    frequency: keep(data.frequency),
    recency: keep(data.recency),
    age: keep(data.age),
    count,
    rows: count.reduce((sum, n) => sum + n, 0),
  };
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let j = 0; j < a.length; j += 1) {
    const difference = (a[j] ?? 0) - (b[j] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** f of each whole number up to the largest frequency that occurs, asked once each. */
export function byFrequency(frequency: Float64Array, f: (x: number) => number): Map<number, number> {
  const out = new Map<number, number>();
  for (const x of frequency) if (!out.has(x)) out.set(x, f(x));
  return out;
}
