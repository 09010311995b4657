import type { Matrix } from './matrix';

/**
 * One share of a piece of work that may be done in any thread. The name finds the code again in a helper thread, so
 * every part stands in the list of `parts.ts`. Payload and answer are plain data (structured clone): what is large lies
 * in a SharedArrayBuffer and is written where it stands.
 */
export interface Part<Payload, Answer> {
  readonly name: string;
  run(payload: Payload): Answer;
}

/**
 * Spreads parts over threads and waits for them: an estimator's `fit` stays an ordinary function. Answers come in the
 * order of the payloads. For the same result on every machine, cut the work by its size and never by `threads`.
 */
export interface Parallel {
  /** Threads that work, this one included. */
  readonly threads: number;
  map<Payload, Answer>(part: Part<Payload, Answer>, payloads: readonly Payload[]): Answer[];
}

/** All in the thread of the caller: the browser, tests, small data. */
export const inThread: Parallel = {
  threads: 1,
  map: (part, payloads) => payloads.map((payload) => part.run(payload)),
};

const canShare = (): boolean => typeof SharedArrayBuffer !== 'undefined';

/** Zeroed memory that helper threads see without a copy; ordinary memory where there is none to share. */
export const sharedBytes = (bytes: number): SharedArrayBuffer | ArrayBuffer =>
  canShare() ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);

export const sharedFloat64 = (length: number): Float64Array => new Float64Array(sharedBytes(length * 8));
export const sharedFloat32 = (length: number): Float32Array => new Float32Array(sharedBytes(length * 4));
export const sharedInt32 = (length: number): Int32Array => new Int32Array(sharedBytes(length * 4));
export const sharedUint8 = (length: number): Uint8Array => new Uint8Array(sharedBytes(length));

/** The same numbers where every thread sees them; the matrix itself when they are there already. */
export function shareMatrix(x: Matrix): Matrix {
  if (!canShare() || x.data.buffer instanceof SharedArrayBuffer) return x;
  const data = x.data instanceof Float32Array ? sharedFloat32(x.data.length) : sharedFloat64(x.data.length);
  data.set(x.data);
  return { rows: x.rows, columns: x.columns, data };
}

/** Cuts 0 … length into ranges of `size` (the last may be shorter). */
export function rangesOf(length: number, size: number): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (let start = 0; start < length; start += size) ranges.push({ start, end: Math.min(length, start + size) });
  return ranges;
}
