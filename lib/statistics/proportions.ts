import { normalTwoSided, Z_95, Z_POWER_80 } from './normal';
import { type Interval, wilsonInterval } from './proportion';

/** So many of so many. */
export interface Share {
  part: number;
  whole: number;
}

export interface ProportionsTest {
  /** Share of `a` less share of `b`. */
  difference: number;
  /** Newcombe's 95 % interval of the difference. */
  interval: Interval;
  /** Of the pooled z-test that both shares are one. */
  z: number;
  /** Two-sided; 1 where nothing can be told (all or none in both). */
  p: number;
}

/**
 * Whether two shares differ: the z-test with pooled variance, and the interval of the difference by Newcombe's hybrid
 * score method (Statistics in Medicine 17, 1998, method 10, without continuity correction). Throws RangeError for a whole
 * of nothing.
 */
export function testProportions(a: Share, b: Share): ProportionsTest {
  const [ofA, ofB] = [wilsonInterval(a.part, a.whole), wilsonInterval(b.part, b.whole)];
  const [shareA, shareB] = [a.part / a.whole, b.part / b.whole];
  const difference = shareA - shareB;
  const interval = {
    low: difference - Math.hypot(shareA - ofA.low, ofB.high - shareB),
    high: difference + Math.hypot(ofA.high - shareA, shareB - ofB.low),
  };
  const pooled = (a.part + b.part) / (a.whole + b.whole);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / a.whole + 1 / b.whole));
  const z = deviation > 0 ? difference / deviation : 0;
  return { difference, interval, z, p: deviation > 0 ? normalTwoSided(z) : 1 };
}

/**
 * P-values of several comparisons, so that the chance of even one false alarm stays what it says (Holm, Scandinavian
 * Journal of Statistics 6, 1979). In the order given, each at most 1.
 */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 1) - (values[b] ?? 1));
  const adjusted = new Array<number>(values.length).fill(1);
  let highest = 0;
  order.forEach((index, rank) => {
    highest = Math.max(highest, Math.min(1, (values[index] ?? 1) * (values.length - rank)));
    adjusted[index] = highest;
  });
  return adjusted;
}

/**
 * How many each side needs to find a difference from `base` to `base + difference` four times of five at 5 % (normal
 * approximation, unpooled; Fleiss, Statistical Methods for Rates and Proportions). Throws RangeError where there is none.
 */
export function neededPerSide(base: number, difference: number): number {
  const other = base + difference;
  if (!(base >= 0 && base <= 1 && other >= 0 && other <= 1) || difference === 0)
    throw new RangeError(`no difference to find: ${base} to ${other}`);
  const variance = base * (1 - base) + other * (1 - other);
  return Math.max(1, Math.ceil(((Z_95 + Z_POWER_80) / difference) ** 2 * variance));
}

export interface SampleSize {
  /** Too few to say anything: fewer than five of either kind expected on a side, or than 100 people. */
  tooSmall: boolean;
  /** The smallest difference of shares that so many find four times of five; null where nothing was found at all. */
  finds: number | null;
  /** Each side, to find a difference of a tenth of the pooled share. */
  needed: number | null;
}

const LEAST = 100;
const LEAST_EXPECTED = 5;

/** Whether two sides are large enough for a test, and what they would find. */
export function judgeSample(a: Share, b: Share): SampleSize {
  const whole = a.whole + b.whole;
  const pooled = whole > 0 ? (a.part + b.part) / whole : 0;
  const least = Math.min(a.whole, b.whole);
  const expected = least * Math.min(pooled, 1 - pooled);
  const spread = pooled * (1 - pooled) * (1 / Math.max(1, a.whole) + 1 / Math.max(1, b.whole));
  const varies = pooled > 0 && pooled < 1;
  return {
    tooSmall: least < LEAST || expected < LEAST_EXPECTED,
    finds: varies ? (Z_95 + Z_POWER_80) * Math.sqrt(spread) : null,
    needed: varies && pooled * 1.1 <= 1 ? neededPerSide(pooled, pooled / 10) : null,
  };
}
