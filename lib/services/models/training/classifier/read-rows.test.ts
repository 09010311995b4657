import { expect, it } from 'vitest';
import type { Happenings } from './read-outcomes';
import { topCategories } from './read-rows';

/** So many orders of each category, one by each customer. */
function ordersOf(counts: Readonly<Record<string, number>>): Happenings {
  const values = Object.keys(counts);
  const codes = values.flatMap((value, code) => new Array<number>(counts[value] ?? 0).fill(code));
  return { values, times: new Map(codes.map((code, customer) => [customer, [{ at: 0, code }]])) };
}

const target = { type: 'categoryPreference', horizonDays: 90, categories: 2 } as const;

it('tells the most frequent categories apart, and the rest together', () => {
  const found = topCategories(target, ordersOf({ Toys: 1, Garden: 5, Kitchen: 3 }), undefined);
  expect(found?.names).toEqual(['Garden', 'Kitchen', 'Other']);
  expect([...(found?.codes ?? [])]).toEqual([
    [1, 0],
    [2, 1],
  ]);
  expect(found?.rest).toBe(2);
});

it('measures a model on the categories that it learned, whatever is frequent later', () => {
  const learned = topCategories(target, ordersOf({ Toys: 1, Garden: 5, Kitchen: 3 }), undefined)?.names;
  const later = topCategories(target, ordersOf({ Kitchen: 1, Toys: 9, Garden: 2, Party: 4 }), learned);
  expect(later?.names).toEqual(learned);
  expect(later?.codes.get(0)).toBe(1);
  expect(later?.codes.get(2)).toBe(0);
  expect(later?.codes.has(1)).toBe(false);
  expect(later?.rest).toBe(2);
});

it('has no class for what was never met where all categories are told apart', () => {
  expect(topCategories(target, ordersOf({ Garden: 5, Kitchen: 3 }), undefined)?.rest).toBe(-1);
});
