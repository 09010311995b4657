import type { GammaGamma } from '@/lib/modelling/lifetimes/gamma-gamma';
import { lifetimeValue } from '@/lib/modelling/lifetimes/lifetime-value';
import { purchaseInterval } from '@/lib/modelling/lifetimes/purchase-interval';
import type { PurchaseModel } from '@/lib/modelling/lifetimes/purchase-model';
import type { ScoreRow } from '../training/trainer';
import type { BuyingTable } from './buying-table';
import type { LifetimeParams } from './lifetime-params';

const PERIOD_DAYS = 30;
const YEAR_DAYS = 365;

/** What one customer is expected to bring; part of it becomes metrics (see write-scores.ts). */
export interface LifetimeExtra extends Record<string, unknown> {
  /** Orders expected within the horizon, and between how many it will be with 80 %. */
  orders: number;
  ordersLow: number;
  ordersHigh: number;
  alive: number;
  /** Of one order. */
  orderValue: number;
}

/** `value`: the discounted value within the horizon. In the order of the table. */
export function scoreLifetimes(
  { purchases, spend }: { purchases: PurchaseModel; spend: GammaGamma },
  table: BuyingTable,
  { horizonDays, yearlyDiscount }: LifetimeParams,
): { value: number; extra: LifetimeExtra }[] {
  // Nobody of these has bought: there is nothing to expect.
  if (table.user.length === 0) return [];
  const periods = Math.max(1, Math.round(horizonDays / PERIOD_DAYS));
  const discount = (1 + yearlyDiscount) ** (horizonDays / periods / YEAR_DAYS) - 1;
  const orderValue = spend.expectedValue(table.spend);
  const values = lifetimeValue(purchases, orderValue, table.purchases, { horizon: horizonDays, periods, discount });
  const orders = purchases.expectedPurchases(table.purchases, horizonDays);
  const alive = purchases.probabilityAlive(table.purchases);
  const { low, high } = purchaseInterval(purchases, table.purchases, horizonDays);
  return Array.from(values, (value, i) => ({
    value,
    extra: {
      orders: orders[i] ?? 0,
      ordersLow: low[i] ?? 0,
      ordersHigh: high[i] ?? 0,
      alive: alive[i] ?? 0,
      orderValue: orderValue[i] ?? 0,
    },
  }));
}

export const toScoreRow = (
  customer: number,
  { value, extra }: ReturnType<typeof scoreLifetimes>[number],
): ScoreRow => ({
  customer,
  value,
  probability: null,
  label: null,
  extra,
});
