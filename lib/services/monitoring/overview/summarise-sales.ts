import { minorDigits } from '@/lib/core';
import { minorOf } from './money';
import type { StageRevenue } from './sql/stage-revenue';
import { GROUPS, type Group } from './stages';
import type { Sales, Single } from './types';

export type SalesByGroup = Record<Group, Sales>;

export const NOTHING_SOLD: Sales = {
  orders: 0,
  buyers: 0,
  gross: 0,
  refunds: 0,
  revenue: 0,
  squares: 0,
  products: 0,
  productsOfAny: 0,
  largestOrder: null,
  largestRefund: null,
};

/** A value for each group. */
export const byGroup = <T>(value: (group: Group) => T): Record<Group, T> => ({
  active: value('active'),
  new: value('new'),
  wonBack: value('wonBack'),
  atRisk: value('atRisk'),
  lapsed: value('lapsed'),
  none: value('none'),
});

/** Sales of each group in each of `count` spans, in minor units. */
export function summariseSales(rows: readonly StageRevenue[], count: number, currency: string): SalesByGroup[] {
  const unit = 10 ** minorDigits(currency);
  const single = (amount: string | null, customer: number | null): Single | null =>
    amount === null || customer === null ? null : { amount: minorOf(amount, currency), customer };
  return Array.from({ length: count }, (_, span) => {
    const ofSpan = new Map(rows.filter((row) => row.span === span).map((row) => [row.stage, row]));
    return byGroup((group) => {
      const row = ofSpan.get(group);
      if (!row) return NOTHING_SOLD;
      const gross = minorOf(row.gross, currency);
      const refunds = minorOf(row.refunds, currency);
      return {
        orders: row.orders,
        buyers: row.buyers,
        gross,
        refunds,
        revenue: gross - refunds,
        squares: row.squares * unit * unit,
        products: row.products * unit * unit,
        productsOfAny: row.productsOfAny * unit * unit,
        largestOrder: single(row.largestOrder, row.largestOrderBy),
        largestRefund: single(row.largestRefund, row.largestRefundBy),
      };
    });
  });
}

/** All groups together. */
export const total = (sales: SalesByGroup | undefined, of: (each: Sales) => number): number =>
  sales ? GROUPS.reduce((sum, group) => sum + of(sales[group]), 0) : 0;

export const revenueOf = (sales: SalesByGroup | undefined): number => total(sales, (each) => each.revenue);
