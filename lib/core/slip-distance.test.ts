import { describe, expect, it } from 'vitest';
import { slipDistance } from './slip-distance';

describe('slipDistance', () => {
  it('counts a swap of neighbours as one slip', () => {
    expect(slipDistance('month', 'monht')).toBe(1);
    expect(slipDistance('purchas', 'purchs')).toBe(1);
    expect(slipDistance('cart', 'card')).toBe(1);
    expect(slipDistance('', 'abc')).toBe(3);
  });
});
