import { AppError } from '@/lib/core';
import type { Matrix } from './matrix';
import type { Parallel } from './parallel';

/** What an estimator is written down as: plain JSON that another process reads back. */
export interface Artefact<Kind extends string = string, Params = unknown, State = unknown> {
  readonly kind: Kind;
  readonly formatVersion: number;
  readonly params: Params;
  /** What was learned; null before `fit`. */
  readonly state: State | null;
}

/** How far a training has come, and a way to end it early. */
export interface FitOptions {
  /** Called now and then with the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Looked at between steps; an aborted fit throws the signal's reason and leaves the estimator unfitted. */
  readonly signal?: AbortSignal;
  /** Threads that may help; without them all is done in this one. The result is the same. */
  readonly parallel?: Parallel;
}

/** Shared by all estimators: parameters fixed at construction, learned state as JSON, deterministic by `params.seed`. */
export interface Estimator<Params = unknown> {
  readonly kind: string;
  readonly params: Readonly<Params>;
  toJSON(): Artefact;
}

export interface Transformer<Params = unknown> extends Estimator<Params> {
  fit(x: Matrix, options?: FitOptions): this;
  transform(x: Matrix): Matrix;
}

export interface Clusterer<Params = unknown> extends Estimator<Params> {
  fit(x: Matrix, options?: FitOptions): this;
  /** The group of each row that was fitted, from 0; -1 is noise (DBSCAN). Throws before `fit`. */
  readonly labels: Int32Array;
}

export interface ClassifierFitOptions extends FitOptions {
  readonly sampleWeight?: Float64Array;
}

export interface Classifier<Params = unknown> extends Estimator<Params> {
  /** Number of classes, from `fit`. */
  readonly classes: number;
  /** `y`: class of each row, 0 to classes − 1. */
  fit(x: Matrix, y: Int32Array, options?: ClassifierFitOptions): this;
  /** Probabilities, column after column: class c of row i at `data[c * rows + i]`; each row sums to 1. */
  predictProbability(x: Matrix): Matrix;
}

export interface Regressor<Params = unknown> extends Estimator<Params> {
  fit(x: Matrix, y: Float64Array, options?: ClassifierFitOptions): this;
  predict(x: Matrix): Float64Array;
}

/** Throws invalidInput unless the artefact is of this kind and format. */
export function expectArtefact(artefact: Artefact, kind: string, formatVersion: number): void {
  if (artefact.kind !== kind) throw new AppError('invalidInput', `This is a ${artefact.kind}, not a ${kind}.`);
  if (artefact.formatVersion !== formatVersion) {
    throw new AppError(
      'invalidInput',
      `This ${kind} was written in format ${artefact.formatVersion}; this version reads format ${formatVersion}. Train it again.`,
    );
  }
}

/** Throws conflict: the estimator has learned nothing yet. */
export function notFitted(kind: string): never {
  throw new AppError('conflict', `The ${kind} has not been trained yet.`);
}

/**
 * Throws invalidInput unless the matrix has at least `minRows` rows and one column and (unless `missing` is allowed)
 * holds only finite numbers. The error names the first column at fault.
 */
export function checkMatrix(x: Matrix, rule: { minRows?: number; columns?: number; missing?: boolean } = {}): void {
  const minRows = rule.minRows ?? 1;
  if (x.rows < minRows) throw new AppError('invalidInput', `At least ${minRows} rows are needed; there are ${x.rows}.`);
  if (x.columns < 1) throw new AppError('invalidInput', 'At least one column is needed.');
  if (rule.columns !== undefined && x.columns !== rule.columns) {
    throw new AppError('invalidInput', `Trained on ${rule.columns} columns; given ${x.columns}.`);
  }
  const { data } = x;
  if (allFinite(data)) return;
  for (let i = 0; i < data.length; i += 1) {
    const value = data[i] ?? Number.NaN;
    if (Number.isFinite(value) || (rule.missing && Number.isNaN(value))) continue;
    const what = Number.isNaN(value) ? 'a missing value' : 'an infinite value';
    throw new AppError('invalidInput', `Column ${Math.floor(i / x.rows)} holds ${what}, in row ${i % x.rows}.`);
  }
}

/** Whether all are finite numbers, found without a branch for each: zero times anything else is no number. */
function allFinite(data: Float64Array | Float32Array): boolean {
  let zero = 0;
  for (let i = 0; i < data.length; i += 1) zero += (data[i] ?? 0) * 0;
  return zero === 0;
}
