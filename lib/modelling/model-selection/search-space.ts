import { AppError } from '@/lib/core';
import type { Random } from '@/lib/core/random';

/** The values that a parameter may take. */
export type Dimension =
  | { readonly kind: 'choice'; readonly values: readonly (string | number | boolean | null)[] }
  | {
      readonly kind: 'number';
      readonly low: number;
      readonly high: number;
      readonly log?: boolean;
      readonly whole?: boolean;
    };

export type SearchSpace = Readonly<Record<string, Dimension>>;
export type Point = Readonly<Record<string, string | number | boolean | null>>;

export interface Trial {
  readonly params: Point;
  /** Higher is better. */
  readonly score: number;
}

export interface SearchResult {
  readonly best: Trial;
  readonly trials: readonly Trial[];
}

/** Throws invalidInput for an empty space or an empty dimension. */
export function checkSpace(space: SearchSpace): void {
  if (Object.keys(space).length === 0) throw new AppError('invalidInput', 'There is no parameter to search.');
  for (const [name, dimension] of Object.entries(space)) {
    if (dimension.kind === 'choice' && dimension.values.length === 0) {
      throw new AppError('invalidInput', `${name} has no values to choose from.`);
    }
    if (dimension.kind !== 'number') continue;
    const { low, high, log } = dimension;
    if (!(low < high) || (log && low <= 0)) throw new AppError('invalidInput', `${name} has no range to search.`);
  }
}

/** A number's place on its own scale: its logarithm where it is searched so. */
export const toScale = (dimension: { log?: boolean }, value: number): number =>
  dimension.log ? Math.log(value) : value;

/** Back from the scale, within the bounds, whole where it has to be. */
export function fromScale(
  { low, high, log, whole }: { low: number; high: number; log?: boolean; whole?: boolean },
  value: number,
): number {
  const plain = Math.min(high, Math.max(low, log ? Math.exp(value) : value));
  return whole ? Math.min(Math.floor(high), Math.max(Math.ceil(low), Math.round(plain))) : plain;
}

/** A value drawn evenly on the dimension's scale. */
export function drawValue(dimension: Dimension, random: Random): Point[string] {
  if (dimension.kind === 'choice') return random.pick(dimension.values);
  const [low, high] = [toScale(dimension, dimension.low), toScale(dimension, dimension.high)];
  return fromScale(dimension, low + random.next() * (high - low));
}

export const drawPoint = (space: SearchSpace, random: Random): Point =>
  Object.fromEntries(Object.entries(space).map(([name, dimension]) => [name, drawValue(dimension, random)]));

/** The best of the trials; the first of equals. Throws invalidInput where none has a score. */
export function bestTrial(trials: readonly Trial[]): SearchResult {
  const scored = trials.filter((trial) => Number.isFinite(trial.score));
  const [first] = scored;
  if (!first) throw new AppError('invalidInput', 'None of the trials could be scored.');
  return { best: scored.reduce((best, trial) => (trial.score > best.score ? trial : best), first), trials };
}
