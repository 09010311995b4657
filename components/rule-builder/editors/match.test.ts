import { describe, expect, it } from 'vitest';
import { matchSlips, matchThing } from './match';

describe('what answers a search', () => {
  it('is what has every word that is typed', () => {
    expect(matchThing('', 'prod view', ['Product Viewed'])).toBeGreaterThan(0);
    expect(matchThing('', 'prodct viewd', ['Product Viewed'])).toBe(0);
  });

  it('is found with slips of the finger too, the fewest first', () => {
    expect(matchSlips('prodct viewd', ['Product Viewed'])).toBeGreaterThan(0);
    expect(matchSlips('product viewd', ['Product Viewed'])).toBeGreaterThan(
      matchSlips('prodct viewd', ['Product Viewed']),
    );
    expect(matchSlips('chekcout', ['Checkout Started'])).toBeGreaterThan(0);
    expect(matchSlips('ordr compl', ['Order Completed'])).toBeGreaterThan(0);
  });

  it('is not what merely looks alike', () => {
    expect(matchSlips('cat', ['cart'])).toBe(0);
    expect(matchSlips('wishlist', ['Order Completed'])).toBe(0);
    expect(matchSlips('', ['Order Completed'])).toBe(0);
  });
});
