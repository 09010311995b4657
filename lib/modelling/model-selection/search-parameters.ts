import { AppError } from '@/lib/core';
import { createRandom, type Random } from '@/lib/core/random';
import {
  bestTrial,
  checkSpace,
  type Dimension,
  drawPoint,
  drawValue,
  fromScale,
  type Point,
  type SearchResult,
  type SearchSpace,
  type Trial,
  toScale,
} from './search-space';

/** Scores a point, higher is better, such as the mean AUC over folds that stay the same. NaN leaves it out. */
export type Score = (params: Point) => number;

export interface SearchOptions {
  readonly trials?: number;
  readonly seed?: number;
  readonly onTrial?: (trial: Trial, done: number) => void;
  readonly signal?: AbortSignal;
}

const MOST_POINTS = 10_000;

/** Every combination of the given values, in their order. Throws invalidInput for more than 10,000. */
export function gridSearch(
  values: Readonly<Record<string, readonly Point[string][]>>,
  score: Score,
  { onTrial, signal }: SearchOptions = {},
): SearchResult {
  const names = Object.keys(values);
  const count = names.reduce((product, name) => product * (values[name]?.length ?? 0), 1);
  if (names.length === 0 || count === 0) throw new AppError('invalidInput', 'There is no parameter to search.');
  if (count > MOST_POINTS) throw new AppError('invalidInput', `${count} combinations are too many.`);
  const points = names.reduce<Point[]>(
    (all, name) => all.flatMap((point) => (values[name] ?? []).map((value) => ({ ...point, [name]: value }))),
    [{}],
  );
  return run(points.length, (_, i) => points[i] ?? {}, score, { onTrial, signal });
}

/** Points drawn evenly, each parameter on its own scale (Bergstra and Bengio, JMLR 13, 2012). */
export function randomSearch(space: SearchSpace, score: Score, options: SearchOptions = {}): SearchResult {
  checkSpace(space);
  const random = createRandom(options.seed ?? 1).fork('search');
  return run(options.trials ?? 30, () => drawPoint(space, random), score, options);
}

const CANDIDATES = 24;
const FIRST_RANDOM = 10;
const GOOD_SHARE = 0.25;

/**
 * Bayesian search by tree-structured Parzen estimators (Bergstra et al., NeurIPS 2011): after some random trials each
 * parameter is drawn where good trials lie close and others do not.
 */
export function bayesianSearch(space: SearchSpace, score: Score, options: SearchOptions = {}): SearchResult {
  checkSpace(space);
  const random = createRandom(options.seed ?? 1).fork('search');
  const propose = (trials: readonly Trial[]): Point => {
    const scored = trials.filter((trial) => Number.isFinite(trial.score));
    if (scored.length < FIRST_RANDOM) return drawPoint(space, random);
    const sorted = scored.toSorted((a, b) => b.score - a.score);
    const count = Math.max(2, Math.ceil(GOOD_SHARE * sorted.length));
    const [good, rest] = [sorted.slice(0, count), sorted.slice(count)];
    return Object.fromEntries(
      Object.entries(space).map(([name, dimension]) => {
        const valuesOf = (some: readonly Trial[]): Point[string][] => some.map(({ params }) => params[name] ?? null);
        return [name, proposeValue(dimension, valuesOf(good), valuesOf(rest), random)];
      }),
    );
  };
  return run(options.trials ?? 40, propose, score, options);
}

/** The candidate of the good density whose good density most exceeds that of the rest. */
function proposeValue(
  dimension: Dimension,
  good: readonly Point[string][],
  rest: readonly Point[string][],
  random: Random,
): Point[string] {
  if (dimension.kind === 'choice') {
    const { values } = dimension;
    const share = (some: readonly Point[string][], value: Point[string]): number =>
      (some.filter((one) => one === value).length + 1) / (some.length + values.length);
    const weights = values.map((value) => share(good, value) / share(rest, value));
    return values[random.weighted(weights)] ?? null;
  }
  const [low, high] = [toScale(dimension, dimension.low), toScale(dimension, dimension.high)];
  const scale = (some: readonly Point[string][]): number[] =>
    some.filter((value) => typeof value === 'number').map((value) => toScale(dimension, value));
  const [goods, others] = [scale(good), scale(rest)];
  const width = (some: readonly number[]): number => (high - low) / Math.max(2, Math.sqrt(some.length) * 2);
  let best = drawValue(dimension, random);
  let bestRatio = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < CANDIDATES; i += 1) {
    // Of the good density, whose last part is even over the range.
    const at = random.int(0, goods.length);
    const centre = goods[at];
    const drawn = centre === undefined ? low + random.next() * (high - low) : random.normal(centre, width(goods));
    const inside = Math.min(high, Math.max(low, drawn));
    const ratio = density(goods, width(goods), inside, low, high) / density(others, width(others), inside, low, high);
    if (ratio > bestRatio) {
      bestRatio = ratio;
      best = fromScale(dimension, inside);
    }
  }
  return best;
}

/** Normal kernels around the points and one even part over the range. */
function density(points: readonly number[], width: number, at: number, low: number, high: number): number {
  const kernel = (point: number): number =>
    Math.exp(-0.5 * ((at - point) / width) ** 2) / (width * Math.sqrt(2 * Math.PI));
  return (points.reduce((sum, point) => sum + kernel(point), 0) + 1 / (high - low)) / (points.length + 1);
}

function run(
  count: number,
  propose: (trials: readonly Trial[], i: number) => Point,
  score: Score,
  { onTrial, signal }: SearchOptions,
): SearchResult {
  if (!(count >= 1)) throw new AppError('invalidInput', 'At least 1 trial is needed.');
  const trials: Trial[] = [];
  for (let i = 0; i < count; i += 1) {
    signal?.throwIfAborted();
    const params = propose(trials, i);
    // A point tried before is not computed again.
    const key = JSON.stringify(params);
    const before = trials.find((trial) => JSON.stringify(trial.params) === key);
    const trial = { params, score: before?.score ?? score(params) };
    trials.push(trial);
    onTrial?.(trial, i + 1);
  }
  return bestTrial(trials);
}
