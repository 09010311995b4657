import { expect, test } from 'vitest';
import { spread } from './spread';

test('labels that have room stay where they belong', () => {
  expect(spread([10, 90, 50], 15, 0, 100)).toEqual([10, 90, 50]);
});

test('labels that would touch are moved apart and stay within', () => {
  const placed = spread([95, 96, 97], 10, 0, 100);
  expect(placed).toEqual([80, 90, 100]);
});
