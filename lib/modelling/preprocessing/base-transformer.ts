import { AppError } from '@/lib/core';
import { type Artefact, checkMatrix, expectArtefact, type FitOptions, notFitted, type Transformer } from '../estimator';
import type { Matrix } from '../matrix';

const FORMAT = 1;

/** What transformers share: state that is JSON, columns that are counted, values that may be missing. */
export abstract class BaseTransformer<Params, State extends object> implements Transformer<Params> {
  abstract readonly kind: string;
  protected learned: { columns: number; state: State } | null = null;

  constructor(readonly params: Readonly<Params>) {}

  fit(x: Matrix, options: FitOptions = {}): this {
    options.signal?.throwIfAborted();
    checkMatrix(x, { missing: this.takesMissing });
    this.learned = null;
    this.learned = { columns: x.columns, state: this.learn(x, options) };
    return this;
  }

  /** A new matrix; missing values stay missing unless it is this transformer's work to fill them. */
  transform(x: Matrix): Matrix {
    const { columns, state } = this.known();
    checkMatrix(x, { columns, missing: this.takesMissing });
    return this.apply(x, state);
  }

  toJSON(): Artefact<string, Params, { columns: number; state: State }> {
    return { kind: this.kind, formatVersion: FORMAT, params: this.params, state: this.learned };
  }

  protected readonly takesMissing: boolean = true;
  protected abstract learn(x: Matrix, options: FitOptions): State;
  protected abstract apply(x: Matrix, state: State): Matrix;

  protected known(): { columns: number; state: State } {
    return this.learned ?? notFitted(this.kind);
  }

  /** Takes over what an artefact of this kind has learned. Throws invalidInput for another kind or format. */
  protected restore(artefact: Artefact): this {
    expectArtefact(artefact, this.kind, FORMAT);
    this.learned = artefact.state as { columns: number; state: State } | null;
    return this;
  }
}

/** The params of an artefact, for the constructor; `restore` checks the rest. */
export function paramsOf<Params>(artefact: Artefact): Params {
  if (typeof artefact.params !== 'object' || artefact.params === null)
    throw new AppError('invalidInput', `This ${artefact.kind} has no parameters.`);
  return artefact.params as Params;
}

/** A new matrix of each value changed on its own; `change` is made once a column, and is not asked for missing values. */
export function mapColumns(x: Matrix, changeOf: (column: number) => (value: number) => number): Matrix {
  const data = new Float64Array(x.data.length);
  for (let j = 0; j < x.columns; j += 1) {
    const change = changeOf(j);
    for (let i = j * x.rows; i < (j + 1) * x.rows; i += 1) {
      const value = x.data[i] ?? Number.NaN;
      data[i] = Number.isNaN(value) ? Number.NaN : change(value);
    }
  }
  return { rows: x.rows, columns: x.columns, data };
}

/** The values of a column that are there, in ascending order. */
export function sortedValues(x: Matrix, j: number): Float64Array {
  return Float64Array.from(x.data.subarray(j * x.rows, (j + 1) * x.rows))
    .filter((value) => !Number.isNaN(value))
    .sort();
}

/** The value at a share of ascending numbers, between two of them in proportion (as numpy's percentile); 0 of none. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const a = sorted[low] ?? 0;
  const b = sorted[Math.min(sorted.length - 1, low + 1)] ?? a;
  const t = at - low;
  // As numpy: from the nearer end, so that the same two values give exactly that value.
  return t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t;
}
