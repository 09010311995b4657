import { describe, expect, it } from 'vitest';
import { ASSUMED, bestPoint, gainCurve, gainOf } from './net-gain';
import { countsAt, ofHundred, perHundred } from './per-hundred';

const at = (threshold: number, tp: number, fp: number, fn: number, tn: number) => ({
  threshold,
  truePositives: tp,
  falsePositives: fp,
  falseNegatives: fn,
  trueNegatives: tn,
});
/** 2,604 customers of whom 735 leave, flagged from 40 %. */
const counts = at(0.4, 473, 302, 262, 1567);

describe('of a hundred customers', () => {
  it('adds up to a hundred whatever is rounded', () => {
    expect(perHundred(counts)).toEqual({ caught: 18, needless: 12, missed: 10, alone: 60 });
    const thirds = perHundred(at(0.5, 1, 1, 1, 0));
    expect(thirds.caught + thirds.needless + thirds.missed + thirds.alone).toBe(100);
  });

  it('says nothing of nobody', () => {
    expect(perHundred(at(0.5, 0, 0, 0, 0))).toEqual({ caught: 0, needless: 0, missed: 0, alone: 0 });
    expect(ofHundred(at(0.99, 0, 0, 12, 88))).toEqual({ right: null, found: 0 });
  });

  it('reads precision and recall as people of a hundred', () => {
    expect(ofHundred(counts)).toEqual({ right: 61, found: 64 });
  });

  it('takes the nearest threshold there is', () => {
    expect(countsAt([at(0.1, 1, 1, 1, 1), counts], 0.33)?.threshold).toBe(0.4);
    expect(countsAt([], 0.3)).toBeUndefined();
  });
});

describe('money of a round of offers', () => {
  it('counts what is kept, what is spent and what is missed', () => {
    const gain = gainOf(counts, ASSUMED);
    expect(gain.caught).toBeCloseTo(473 * (0.12 * 110 - 4), 6);
    expect(gain.needless).toBe(-1208);
    expect(gain.net).toBeCloseTo(3143.6, 6);
    expect(gain.missed).toBeCloseTo(2410.4, 6);
  });

  it('finds the threshold with the most money, of equals the one that asks fewest', () => {
    const curve = gainCurve([at(0.2, 600, 900, 135, 969), counts, at(0.6, 473, 302, 262, 1567)], ASSUMED);
    expect(bestPoint(curve)?.threshold).toBe(0.6);
    expect(curve.every(({ low, net, high }) => low <= net && net <= high)).toBe(true);
  });
});
