import { describe, expect, it } from 'vitest';
import { coarseToFine } from './stream-backtest';

describe('coarseToFine', () => {
  it('names every place once, the ends first and the middle next', () => {
    expect([...coarseToFine(5)]).toEqual([4, 0, 2, 1, 3]);
    for (const n of [0, 1, 2, 3, 17, 91])
      expect([...coarseToFine(n)].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, place) => place));
  });

  it('leaves no gap wider than a quarter after five of 91 places', () => {
    const known = [...coarseToFine(91)].slice(0, 5).sort((a, b) => a - b);
    const gaps = known.slice(1).map((place, index) => place - (known[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(23);
  });
});
