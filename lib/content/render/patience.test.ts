import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderTest, testDocument, testText } from '@/lib/testing/test-email';
import { Patience } from './patience';
import { RenderFailure, TOO_LONG } from './render-failure';

afterEach(() => vi.restoreAllMocks());

describe('a rendering that took too long', () => {
  it('is made again: the machine stood still, and the customer gets the email', async () => {
    const document = testDocument([testText('Hello {{ customer.firstName | default: "you" }}')]);
    const real = performance.now.bind(performance);
    let [asked, ahead] = [0, 0];
    vi.spyOn(performance, 'now').mockImplementation(() => {
      asked += 1;
      if (asked === 8) ahead += 5_000;
      return real() + ahead;
    });
    expect((await renderTest(document)).text).toContain('Hello');
    expect(ahead).toBe(5_000);
  });

  it('is given up where it always does, and sooner once the template is known by it', () => {
    const patience = new Patience();
    const counts = Array.from({ length: 5 }, () => {
      let made = 0;
      const make = () => {
        made += 1;
        throw new RenderFailure('tooMuch', TOO_LONG, '');
      };
      expect(() => patience.try(make)).toThrow('too long');
      return made;
    });
    expect(counts).toEqual([3, 3, 3, 1, 1]);
  });

  it('is not made again for any other fault', () => {
    let made = 0;
    const make = () => {
      made += 1;
      throw new RenderFailure('missingValue', 'x', '');
    };
    expect(() => new Patience().try(make)).toThrow();
    expect(made).toBe(1);
  });
});
