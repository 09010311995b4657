import { createRandom } from '@/lib/core/random';
import type { Matrix } from '../matrix';

/** Bins of a column at most, besides the one of missing values. */
export const MOST_BINS = 255;
/** The bin of missing values, the same in every column. */
export const MISSING_BIN = 255;
/** Above so many rows the thresholds come from a sample: the 255 quantiles of 50,000 are within a few rows in a thousand. */
const SAMPLE = 50_000;

/** For each column the values between bins, rising: bin b holds what is above threshold b − 1 and at most threshold b. */
export type Thresholds = readonly Float64Array[];

/**
 * Chooses the thresholds of each column: halfway between neighbouring values where there are at most `bins` of them,
 * else between quantiles (Ke et al., LightGBM, NeurIPS 2017). A constant or all-missing column has none.
 */
export function findThresholds(x: Matrix, bins = MOST_BINS, seed = 0): Float64Array[] {
  const rows = sampleRows(x.rows, seed);
  const values = new Float64Array(rows?.length ?? x.rows);
  return Array.from({ length: x.columns }, (_, j) => {
    const offset = j * x.rows;
    let count = 0;
    for (let i = 0; i < values.length; i += 1) {
      const value = x.data[offset + (rows ? (rows[i] ?? 0) : i)] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      values[count] = value;
      count += 1;
    }
    return thresholdsOf(values.subarray(0, count).sort(), bins);
  });
}

function sampleRows(rows: number, seed: number): Uint32Array | null {
  if (rows <= SAMPLE) return null;
  const random = createRandom(seed).fork('bins');
  // One row out of each of SAMPLE equal stretches: no row twice, and a sorted file is covered evenly.
  return Uint32Array.from({ length: SAMPLE }, (_, i) => Math.floor(((i + random.next()) * rows) / SAMPLE));
}

/** Halfway, but never so rounded that the upper value would fall to the lower side. */
function between(low: number, high: number): number {
  const middle = low / 2 + high / 2;
  return middle < high ? middle : low;
}

function thresholdsOf(sorted: Float64Array, bins: number): Float64Array {
  const distinct: number[] = [];
  for (let i = 0; i < sorted.length && distinct.length <= bins; i += 1) {
    const value = sorted[i] ?? 0;
    if (i === 0 || value !== sorted[i - 1]) distinct.push(value);
  }
  if (distinct.length <= bins) {
    return Float64Array.from({ length: Math.max(0, distinct.length - 1) }, (_, i) =>
      between(distinct[i] ?? 0, distinct[i + 1] ?? 0),
    );
  }
  // Quantiles as the middle of the two values around them; the same value twice is one threshold.
  const thresholds: number[] = [];
  for (let b = 1; b < bins; b += 1) {
    const at = (b * (sorted.length - 1)) / bins;
    const threshold = between(sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0);
    if (thresholds.length === 0 || threshold > (thresholds.at(-1) ?? 0)) thresholds.push(threshold);
  }
  return Float64Array.from(thresholds);
}

/** The bin of a value: how many thresholds are below it. A missing value is in bin 255. */
export function binOf(value: number, thresholds: Float64Array): number {
  if (Number.isNaN(value)) return MISSING_BIN;
  let base = 0;
  let length = thresholds.length;
  // Always halves the same way, whatever the value: the branch inside is a conditional move.
  while (length > 0) {
    const half = (length + 1) >> 1;
    if ((thresholds[base + half - 1] ?? 0) < value) base += half;
    length -= half;
  }
  return base;
}

/** Writes the bins of all rows: that of row i in column j at `out[i * rowStep + j * columnStep]`. */
export function writeBins(
  x: Matrix,
  thresholds: Thresholds,
  out: Uint8Array,
  rowStep: number,
  columnStep: number,
): void {
  thresholds.forEach((cuts, j) => {
    const locate = createLocator(cuts);
    let at = j * columnStep;
    const end = (j + 1) * x.rows;
    for (let i = j * x.rows; i < end; i += 1) {
      out[at] = locate(x.data[i] ?? Number.NaN);
      at += rowStep;
    }
  });
}

const CELLS = 1024;

/** `binOf` with a first guess from an even grid over the range of the thresholds, so that most values need few steps. */
function createLocator(cuts: Float64Array): (value: number) => number {
  const low = cuts[0] ?? 0;
  const high = cuts[cuts.length - 1] ?? 0;
  const scale = CELLS / (high - low);
  if (cuts.length < 8 || !Number.isFinite(scale)) return (value) => binOf(value, cuts);
  const first = new Uint8Array(CELLS + 1);
  for (let c = 0; c <= CELLS; c += 1) first[c] = Math.max(0, binOf(low + (c - 1) / scale, cuts) - 1);
  return (value) => {
    if (value <= low) return 0;
    if (value > high) return cuts.length;
    if (Number.isNaN(value)) return MISSING_BIN;
    let bin = first[((value - low) * scale) | 0] ?? 0;
    while ((cuts[bin] ?? Number.POSITIVE_INFINITY) < value) bin += 1;
    return bin;
  };
}
