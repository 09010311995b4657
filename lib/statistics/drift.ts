import { jensenShannon, kullbackLeibler, smoothedShares, stabilityIndex, stabilityNoise } from './divergence';
import {
  type CategoryProfile,
  countBins,
  type DriftProfile,
  type NumberProfile,
  OTHER,
  sortedNumbers,
} from './drift-profile';
import { type KolmogorovSmirnov, kolmogorovSmirnov } from './kolmogorov-smirnov';

/** From these values of the stability index on. */
export const WATCH_FROM = 0.1;
export const DRIFTED_FROM = 0.2;

/** The name of the bin of missing values. */
export const MISSING = '(missing)';

export type DriftGrade = 'steady' | 'watch' | 'drifted';

/** One bin of the picture: the share of either side in it. */
export interface DriftBin {
  /** Of a category or of missing values; null for a range of numbers. */
  readonly name: string | null;
  /** Bounds of a range; null at its open end, and where there is a name. */
  readonly low: number | null;
  readonly high: number | null;
  readonly before: number;
  readonly now: number;
}

export interface Drift {
  readonly stabilityIndex: number;
  /** What chance alone stays below in 99 of 100 comparisons of these sizes. */
  readonly noise: number;
  readonly grade: DriftGrade;
  /** The index is high enough for a worse grade, but these few observations may show that by chance. */
  readonly uncertain: boolean;
  /** In nats, of now from before. */
  readonly kullbackLeibler: number;
  /** In bits, 0 to 1. */
  readonly jensenShannon: number;
  /** Of numbers. */
  readonly kolmogorovSmirnov: KolmogorovSmirnov | null;
  readonly before: { readonly count: number; readonly missing: number };
  readonly now: { readonly count: number; readonly missing: number };
  readonly picture: readonly DriftBin[];
}

/** How far numbers (NaN is missing) have moved from a profile. Missing values are a bin of their own. */
export function numberDrift(before: NumberProfile, values: ArrayLike<number>): Drift {
  const sorted = sortedNumbers(values);
  const missing = values.length - sorted.length;
  const sides: [number[], number[]] = [[...before.counts], countBins(sorted, before.cuts)];
  if (before.missing + missing > 0) {
    sides[0].push(before.missing);
    sides[1].push(missing);
  }
  const reference = Float64Array.from(before.sorted);
  const test =
    reference.length > 0 && sorted.length > 0
      ? kolmogorovSmirnov(reference, sorted, [before.count, sorted.length])
      : null;
  return {
    ...compareCounts(...sides, test?.pValue),
    kolmogorovSmirnov: test,
    before: { count: before.count, missing: before.missing },
    now: { count: sorted.length, missing },
    picture: numberPicture(before, reference, sorted, missing),
  };
}

/** How far names (null is missing) have moved from a profile; those it does not know count as OTHER. */
export function categoryDrift(before: CategoryProfile, values: readonly (string | null)[]): Drift {
  const known = Object.keys(before.counts).filter((name) => name !== OTHER);
  const counts = new Map([...known, OTHER].map((name) => [name, 0]));
  let missing = 0;
  for (const value of values) {
    if (value === null) missing += 1;
    else {
      const name = counts.has(value) ? value : OTHER;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const now = { count: values.length - missing, missing };
  const names = [...counts.keys()].filter((name) => (before.counts[name] ?? 0) + (counts.get(name) ?? 0) > 0);
  const sides: [number[], number[]] = [
    names.map((name) => before.counts[name] ?? 0),
    names.map((name) => counts.get(name) ?? 0),
  ];
  const labels = [...names];
  if (before.missing + now.missing > 0) {
    labels.push(MISSING);
    sides[0].push(before.missing);
    sides[1].push(now.missing);
  }
  const totals = [before.count + before.missing || 1, now.count + now.missing || 1] as const;
  return {
    ...compareCounts(...sides),
    kolmogorovSmirnov: null,
    before: { count: before.count, missing: before.missing },
    now,
    picture: labels.map((name, k) => ({
      name,
      low: null,
      high: null,
      before: (sides[0][k] ?? 0) / totals[0],
      now: (sides[1][k] ?? 0) / totals[1],
    })),
  };
}

/** How far values have moved from a profile of their type; numbers and names may not be mixed. */
export const driftFrom = (before: DriftProfile, values: Float64Array | readonly (string | null)[]): Drift => {
  if (before.type === 'number' && values instanceof Float64Array) return numberDrift(before, values);
  if (before.type === 'category' && !(values instanceof Float64Array)) return categoryDrift(before, values);
  throw new TypeError(`a profile of type ${before.type} is compared with values of its type`);
};

export type CountDrift = Pick<
  Drift,
  'stabilityIndex' | 'noise' | 'grade' | 'uncertain' | 'kullbackLeibler' | 'jensenShannon'
>;

/**
 * How far counts have moved, bin by bin. A raised index is believed where chance would hardly give it: where it is
 * above the noise, or another test (`pValue`) is below 0.01.
 */
export function compareCounts(before: readonly number[], now: readonly number[], pValue = 1): CountDrift {
  const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
  const [p, q] = [smoothedShares(before), smoothedShares(now)];
  const index = stabilityIndex(p, q);
  const noise = stabilityNoise(before.length, sum(before), sum(now));
  const raised = index >= WATCH_FROM;
  const nothing = sum(before) === 0 || sum(now) === 0;
  const certain = !nothing && (index > noise || pValue < 0.01);
  return {
    stabilityIndex: index,
    noise,
    grade: !raised || !certain ? 'steady' : index > DRIFTED_FROM ? 'drifted' : 'watch',
    uncertain: raised && !certain,
    kullbackLeibler: kullbackLeibler(p, q),
    jensenShannon: jensenShannon(p, q),
  };
}

const PICTURE_BINS = 20;

/** Ranges of equal width over the middle 98 % of both, the outer ones open; missing values at the end. */
function numberPicture(
  before: NumberProfile,
  reference: Float64Array,
  sorted: Float64Array,
  missing: number,
): DriftBin[] {
  const at = (values: Float64Array, p: number): number | undefined => values[Math.round(p * (values.length - 1))];
  const lows = [at(reference, 0.01), at(sorted, 0.01)].filter((v) => v !== undefined);
  const highs = [at(reference, 0.99), at(sorted, 0.99)].filter((v) => v !== undefined);
  const [low, high] = [Math.min(...lows), Math.max(...highs)];
  const cuts =
    lows.length > 0 && high > low
      ? Array.from({ length: PICTURE_BINS - 1 }, (_, k) => low + ((k + 1) * (high - low)) / PICTURE_BINS)
      : [];
  const totals = [before.count + before.missing || 1, sorted.length + missing || 1] as const;
  const told = [before.count / totals[0] / (reference.length || 1), 1 / totals[1]] as const;
  const [a, b] = [countBins(reference, cuts), countBins(sorted, cuts)];
  const bins: DriftBin[] = a.map((count, k) => ({
    name: null,
    low: cuts[k - 1] ?? null,
    high: cuts[k] ?? null,
    before: count * told[0],
    now: (b[k] ?? 0) * told[1],
  }));
  if (before.missing + missing === 0) return bins;
  return [
    ...bins,
    { name: MISSING, low: null, high: null, before: before.missing / totals[0], now: missing / totals[1] },
  ];
}
