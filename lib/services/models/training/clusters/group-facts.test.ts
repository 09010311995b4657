import { describe, expect, it } from 'vitest';
import type { FeatureTable } from '../../features/feature-table';
import { factsOf, mediansOf, nameOf } from './group-facts';

/** Customers of so many orders each, seen first 150 days ago and last a month ago. */
function tableOf(orders: readonly number[]): FeatureTable {
  const numbers = (name: string, values: readonly number[]): FeatureTable['columns'][number] => ({
    name,
    kind: 'number',
    numbers: Float64Array.from(values),
  });
  return {
    customers: Int32Array.from(orders.keys()),
    at: new Float64Array(orders.length),
    columns: [
      numbers('orders', orders),
      numbers(
        'recencyDays',
        orders.map((n) => (n > 0 ? 30 : Number.NaN)),
      ),
      numbers(
        'averageOrder',
        orders.map((n) => (n > 0 ? 200 : Number.NaN)),
      ),
      numbers(
        'spend',
        orders.map((n) => n * 200),
      ),
      numbers(
        'tenureDays',
        orders.map(() => 150),
      ),
    ],
  };
}

function wordsOf(orders: readonly number[]): { name: string; facts: string } {
  const medians = mediansOf(tableOf(orders), [...orders.keys()]);
  return { name: nameOf(medians, medians), facts: factsOf(medians, 'GBP') };
}

describe('the name of a group says what holds of most of it', () => {
  it('one order, where most have one', () => {
    const words = wordsOf([1, 1, 1, 0, 2]);
    expect(words.name).toBe('One-time buyers');
    expect(words.facts).toBe('1 order of £200, 30 days ago');
  });

  it('no single number of orders, where none is that of most', () => {
    const words = wordsOf([0, 0, 0, 0, 1, 1, 1, 2, 3, 5]);
    expect(words.name).toBe('Occasional buyers');
    expect(words.facts).toBe('40 % without an order, 30 % with one, the last 30 days ago');
  });

  it('more than one, where most came again', () => {
    expect(wordsOf([0, 1, 2, 3, 4]).name).toBe('Steady repeat buyers');
  });
});
