import { expect, test } from 'vitest';
import { describeProperties } from './sample-properties';

test('describes what stands in events path by path, lists of objects by their paths', () => {
  const seen = describeProperties([
    {
      total: 5,
      products: [
        { id: 'a', price: 1 },
        { id: 'b', price: 2 },
      ],
      note: null,
    },
    { total: '5', products: [{ id: 'a' }], tags: ['x', 'y'], at: '2026-01-02' },
  ]);
  const of = (path: string) => seen.find((each) => each.path === path);
  expect(of('total')).toEqual({ path: 'total', events: 2, types: ['number', 'text'], examples: [5, '5'] });
  expect(of('products.id')).toEqual({ path: 'products.id', events: 2, types: ['text'], examples: ['a', 'b'] });
  expect(of('products.price')?.events).toBe(1);
  expect(of('tags')?.types).toEqual(['list']);
  expect(of('at')?.types).toEqual(['date']);
  expect(of('note')).toEqual({ path: 'note', events: 1, types: ['null'], examples: [] });
});

test('describes nothing of nothing', () => expect(describeProperties([{}, {}])).toEqual([]));
