import { createRandom } from '@/lib/core';
import type { Fold } from '@/lib/modelling/model-selection/folds';

/**
 * Folds by customer: somebody's snapshots are all on one side, or the test would know the people it is about. Customers
 * with and without a yes are dealt apart, so that every fold has its share of both.
 */
export function customerFolds(customers: Int32Array, labels: Int32Array, folds: number, seed: number): Fold[] {
  const random = createRandom(seed).fork('customer folds');
  const most = new Map<number, number>();
  customers.forEach((customer, row) => {
    most.set(customer, Math.max(most.get(customer) ?? 0, labels[row] ?? 0));
  });
  const dealt = [...most]
    .map(([customer, label]) => ({ customer, label, at: random.next() }))
    .sort((a, b) => a.label - b.label || a.at - b.at);
  const part = new Map(dealt.map(({ customer }, i) => [customer, i % folds]));
  return Array.from({ length: folds }, (_, fold) => {
    const train: number[] = [];
    const test: number[] = [];
    customers.forEach((customer, row) => {
      (part.get(customer) === fold ? test : train).push(row);
    });
    return { train: Uint32Array.from(train), test: Uint32Array.from(test) };
  });
}
