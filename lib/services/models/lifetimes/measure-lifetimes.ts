import { createRandom } from '@/lib/core';
import type { GammaGamma } from '@/lib/modelling/lifetimes/gamma-gamma';
import type { PurchaseModel } from '@/lib/modelling/lifetimes/purchase-model';
import { rowOf } from '@/lib/modelling/lifetimes/purchase-summary';
import type { BuyingTable } from './buying-table';

export interface Measured {
  value: number;
  low: number;
  high: number;
}

export interface LifetimeMeasures {
  customers: number;
  /** Mean distance of the expected to the real number of purchases, and of “as often as before” to it. */
  error: Measured;
  errorAsBefore: Measured;
  /** Expected over real, of all: 1 is right. */
  purchases: Measured;
  value: Measured;
  /** Rank correlation (Spearman) of expected and real value. */
  ranking: Measured;
  /** Share of the real value that came from the tenth with the highest expected value. */
  topTenth: Measured;
  calibration: { label: string; customers: number; predicted: number; actual: number; low: number; high: number }[];
  byTenth: { tenth: number; customers: number; predicted: number; actual: number }[];
}

const GROUPS: readonly (readonly [label: string, from: number, to: number])[] = [
  ['1 order', 0, 0],
  ['2 orders', 1, 1],
  ['3 orders', 2, 2],
  ['4 or 5', 3, 4],
  ['6 to 10', 5, 9],
  ['11 to 20', 10, 19],
  ['21 and more', 20, Number.POSITIVE_INFINITY],
];
const DRAWS = 200;

/** What a model of earlier customers expected of the days after, against what came; intervals by bootstrap. */
export function measureLifetimes(
  model: PurchaseModel,
  spend: GammaGamma,
  table: BuyingTable,
  came: { purchases: Float64Array; value: Float64Array },
  { days, seed }: { days: number; seed: number },
): LifetimeMeasures {
  const n = table.user.length;
  const expected = model.expectedPurchases(table.purchases, days);
  const worth = spend.expectedValue(table.spend).map((value, i) => value * (expected[i] ?? 0));
  const real = Float64Array.from(table.user, (user) => came.purchases[user] ?? 0);
  const realWorth = Float64Array.from(table.user, (user) => came.value[user] ?? 0);
  const asBefore = Float64Array.from({ length: n }, (_, i) => {
    const [frequency, , age] = rowOf(table.purchases, i);
    return (frequency / age) * days;
  });
  const byWorth = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0));
  const top = new Uint8Array(n);
  for (const i of byWorth.subarray(0, Math.ceil(n / 10))) top[i] = 1;
  const [ranks, realRanks] = [ranksOf(worth), ranksOf(realWorth)];
  const random = createRandom(seed);
  const samples = Array.from({ length: DRAWS }, () => Int32Array.from({ length: n }, () => random.int(0, n - 1)));
  const whole = Int32Array.from({ length: n }, (_, i) => i);
  const measured = (figure: (rows: Int32Array) => number): Measured => {
    const found = Float64Array.from(samples, figure).sort();
    return {
      value: figure(whole),
      low: found[Math.round(0.025 * (DRAWS - 1))] ?? 0,
      high: found[Math.round(0.975 * (DRAWS - 1))] ?? 0,
    };
  };
  const sum = (values: Float64Array, rows: Int32Array): number =>
    rows.reduce((total, i) => total + (values[i] ?? 0), 0);
  const distance = (a: Float64Array, rows: Int32Array): number =>
    rows.reduce((total, i) => total + Math.abs((a[i] ?? 0) - (real[i] ?? 0)), 0) / Math.max(1, rows.length);
  const ratio = (a: number, b: number): number => (b > 0 ? a / b : 0);
  return {
    customers: n,
    error: measured((rows) => distance(expected, rows)),
    errorAsBefore: measured((rows) => distance(asBefore, rows)),
    purchases: measured((rows) => ratio(sum(expected, rows), sum(real, rows))),
    value: measured((rows) => ratio(sum(worth, rows), sum(realWorth, rows))),
    ranking: measured((rows) => correlation(ranks, realRanks, rows)),
    topTenth: measured((rows) =>
      ratio(
        sum(
          realWorth.map((v, i) => (top[i] ? v : 0)),
          rows,
        ),
        sum(realWorth, rows),
      ),
    ),
    calibration: GROUPS.flatMap(([label, from, to]) => {
      const rows = whole.filter((i) => {
        const [frequency] = rowOf(table.purchases, i);
        return frequency >= from && frequency <= to;
      });
      if (rows.length === 0) return [];
      const actual = sum(real, rows) / rows.length;
      const variance = rows.reduce((total, i) => total + ((real[i] ?? 0) - actual) ** 2, 0) / rows.length;
      const half = 1.96 * Math.sqrt(variance / rows.length);
      const predicted = sum(expected, rows) / rows.length;
      return [
        { label, customers: rows.length, predicted, actual, low: Math.max(0, actual - half), high: actual + half },
      ];
    }),
    byTenth: Array.from({ length: 10 }, (_, k) => {
      const rows = byWorth.subarray(Math.floor((k * n) / 10), Math.floor(((k + 1) * n) / 10));
      return { tenth: k + 1, customers: rows.length, predicted: sum(worth, rows), actual: sum(realWorth, rows) };
    }),
  };
}

/** Places in rising order; equal ones share the mean of theirs. */
function ranksOf(values: Float64Array): Float64Array {
  const order = Int32Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => (values[a] ?? 0) - (values[b] ?? 0),
  );
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let k = start; k < end; k += 1) ranks[order[k] ?? 0] = (start + end - 1) / 2;
    start = end;
  }
  return ranks;
}

function correlation(a: Float64Array, b: Float64Array, rows: Int32Array): number {
  const n = rows.length || 1;
  const mean = (values: Float64Array): number => rows.reduce((sum, i) => sum + (values[i] ?? 0), 0) / n;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const i of rows) {
    const [x, y] = [(a[i] ?? 0) - ma, (b[i] ?? 0) - mb];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
