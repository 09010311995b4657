import { type PurchaseSummary, summarizePurchases } from '@/lib/modelling/lifetimes/purchase-summary';
import { type Matrix, matrixOf } from '@/lib/modelling/matrix';
import type { PurchaseRows } from './read-purchases';

/** What the models see of the customers who had bought by an instant. */
export interface BuyingTable {
  /** Their places in the list of customers. */
  readonly user: Int32Array;
  /** Repeat purchases, age at the last, age now, in days: a day with orders is one purchase. */
  readonly purchases: Matrix;
  /** Purchases, and their mean value less refunds. */
  readonly spend: Matrix;
}

/** Of customers 0 to `users` − 1, as of `end` (days since 1970): what came later is not seen. */
export function buyingTable(rows: PurchaseRows, users: number, end: number): BuyingTable {
  const bought = Array.from({ length: users }, (): { time: number; value: number }[] => []);
  const refunds = new Float64Array(users);
  for (let k = 0; k < rows.user.length; k += 1) {
    const user = rows.user[k] ?? 0;
    const [time, value] = [rows.time[k] ?? 0, rows.value[k] ?? 0];
    if (time > end) continue;
    if (rows.refund[k]) refunds[user] = (refunds[user] ?? 0) - value;
    else bought[user]?.push({ time, value });
  }
  const found = bought.flatMap((list, user): { user: number; summary: PurchaseSummary; mean: number }[] => {
    const summary = summarizePurchases(list, end);
    if (!summary || !(summary.age > 0)) return [];
    const total = list.reduce((sum, { value }) => sum + value, 0) - (refunds[user] ?? 0);
    return [{ user, summary, mean: Math.max(0, total) / (summary.frequency + 1) }];
  });
  const n = found.length;
  const purchases = new Float64Array(3 * n);
  const spend = new Float64Array(2 * n);
  found.forEach(({ summary: { frequency, recency, age }, mean }, i) => {
    purchases[i] = frequency;
    purchases[n + i] = recency;
    purchases[2 * n + i] = age;
    spend[i] = frequency + 1;
    spend[n + i] = mean;
  });
  return {
    user: Int32Array.from(found, ({ user }) => user),
    purchases: matrixOf(purchases, n, 3),
    spend: matrixOf(spend, n, 2),
  };
}

/** Of each customer: days with orders, and value less refunds, after `from` up to `to`. */
export function boughtBetween(
  rows: PurchaseRows,
  users: number,
  from: number,
  to: number,
): { purchases: Float64Array; value: Float64Array } {
  const purchases = new Float64Array(users);
  const value = new Float64Array(users);
  const lastDay = new Float64Array(users).fill(Number.NaN);
  for (let k = 0; k < rows.user.length; k += 1) {
    const [user, time] = [rows.user[k] ?? 0, rows.time[k] ?? 0];
    if (time <= from || time > to) continue;
    value[user] = (value[user] ?? 0) + (rows.value[k] ?? 0);
    const day = Math.floor(time);
    if (rows.refund[k] || lastDay[user] === day) continue;
    lastDay[user] = day;
    purchases[user] = (purchases[user] ?? 0) + 1;
  }
  return { purchases, value };
}
