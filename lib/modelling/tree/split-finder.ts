import type { Random } from '@/lib/core/random';
import { MISSING_BIN } from './bin-mapper';
import type { Impurity } from './impurity';
import type { TreeData } from './tree-data';

export interface TreeSplit {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
  readonly missingLeft: boolean;
  readonly hasMissing: boolean;
}

const BINS = 256;

/** Finds the split of most purity among a few columns of a set of rows. */
export class SplitFinder {
  private readonly sums: Float64Array;
  private readonly left: Float64Array;
  private readonly right: Float64Array;
  /** Weight sums and the number of different rows of each bin. */
  private readonly histogram: Float64Array;
  private readonly counts = new Int32Array(BINS);
  private readonly isClass: boolean;

  constructor(
    private readonly data: TreeData,
    private readonly weight: Float64Array,
    private readonly impurity: Impurity,
    private readonly leastRows: number,
  ) {
    const { width } = impurity;
    this.sums = new Float64Array(width);
    this.left = new Float64Array(width);
    this.right = new Float64Array(width);
    this.histogram = new Float64Array(BINS * width);
    this.isClass = data.target instanceof Int32Array;
  }

  /** Sums over rows start … end; the array is used again by the next call. */
  sum(order: Uint32Array, start: number, end: number): Float64Array {
    const { sums, weight, isClass } = this;
    const { target } = this.data;
    sums.fill(0);
    for (let i = start; i < end; i += 1) {
      const row = order[i] ?? 0;
      const w = weight[row] ?? 0;
      const y = target[row] ?? 0;
      if (isClass) sums[y] = (sums[y] ?? 0) + w;
      else {
        sums[0] = (sums[0] ?? 0) + w;
        sums[1] = (sums[1] ?? 0) + w * y;
      }
    }
    return sums;
  }

  isPure(order: Uint32Array, start: number, end: number): boolean {
    const { target } = this.data;
    const first = target[order[start] ?? 0];
    for (let i = start + 1; i < end; i += 1) if (target[order[i] ?? 0] !== first) return false;
    return true;
  }

  /**
   * The best split among `tried` columns drawn from `pool` (which is shuffled on the way); goes on drawing while those
   * drawn are constant here. Null where no column parts the rows.
   */
  find(
    order: Uint32Array,
    start: number,
    end: number,
    sums: Float64Array,
    pool: Int32Array,
    tried: number,
    random: Random,
  ): TreeSplit | null {
    const total = Float64Array.from(sums);
    let best: TreeSplit | null = null;
    let looked = 0;
    for (let j = 0; j < pool.length && looked < tried; j += 1) {
      if (tried < pool.length) {
        const other = random.int(j, pool.length - 1);
        const drawn = pool[other] ?? 0;
        pool[other] = pool[j] ?? 0;
        pool[j] = drawn;
      }
      const feature = pool[j] ?? 0;
      if (!this.count(order, start, end, feature)) continue;
      looked += 1;
      best = this.scan(feature, total, end - start, best, false);
      if ((this.counts[MISSING_BIN] ?? 0) > 0) best = this.scan(feature, total, end - start, best, true);
    }
    return best;
  }

  private low = 0;
  private high = 0;

  /** Fills the histogram of a column; false where all rows are in one bin. */
  private count(order: Uint32Array, start: number, end: number, feature: number): boolean {
    const { histogram, counts, weight, isClass } = this;
    const { width } = this.impurity;
    const { bins, rows, target } = this.data;
    const offset = feature * rows;
    histogram.fill(0, this.low * width, (this.high + 1) * width);
    histogram.fill(0, MISSING_BIN * width);
    counts.fill(0, this.low, this.high + 1);
    counts[MISSING_BIN] = 0;
    let [low, high] = [BINS, -1];
    for (let i = start; i < end; i += 1) {
      const row = order[i] ?? 0;
      const b = bins[offset + row] ?? 0;
      const w = weight[row] ?? 0;
      const y = target[row] ?? 0;
      if (isClass) histogram[b * width + y] = (histogram[b * width + y] ?? 0) + w;
      else {
        histogram[b * 2] = (histogram[b * 2] ?? 0) + w;
        histogram[b * 2 + 1] = (histogram[b * 2 + 1] ?? 0) + w * y;
      }
      counts[b] = (counts[b] ?? 0) + 1;
      if (b !== MISSING_BIN) {
        if (b < low) low = b;
        if (b > high) high = b;
      }
    }
    const missing = counts[MISSING_BIN] ?? 0;
    this.low = low === BINS ? 0 : low;
    this.high = high < 0 ? 0 : high;
    return high > low || (high >= 0 && missing > 0);
  }

  private scan(
    feature: number,
    total: Float64Array,
    rows: number,
    found: TreeSplit | null,
    missingLeft: boolean,
  ): TreeSplit | null {
    const { impurity, histogram, counts, left, right, leastRows } = this;
    const { width } = impurity;
    const hasMissing = (counts[MISSING_BIN] ?? 0) > 0;
    const before = impurity.purity(total, 0);
    // Gains below the rounding of the sums are none.
    let bestGain = found?.gain ?? 1e-12 * Math.max(1, before);
    let bestBin = -1;
    let seen = missingLeft ? (counts[MISSING_BIN] ?? 0) : 0;
    for (let c = 0; c < width; c += 1) left[c] = missingLeft ? (histogram[MISSING_BIN * width + c] ?? 0) : 0;
    const last = hasMissing && !missingLeft ? this.high : this.high - 1;
    for (let bin = this.low; bin <= last; bin += 1) {
      const here = counts[bin] ?? 0;
      if (here === 0) continue;
      seen += here;
      for (let c = 0; c < width; c += 1) left[c] = (left[c] ?? 0) + (histogram[bin * width + c] ?? 0);
      if (seen < leastRows) continue;
      if (rows - seen < leastRows) break;
      for (let c = 0; c < width; c += 1) right[c] = (total[c] ?? 0) - (left[c] ?? 0);
      const gain = impurity.purity(left, 0) + impurity.purity(right, 0) - before;
      if (gain > bestGain) {
        bestGain = gain;
        bestBin = bin;
      }
    }
    if (bestBin < 0) return found;
    return { feature, bin: this.middle(bestBin), gain: bestGain, missingLeft, hasMissing };
  }

  /** The bin halfway to the next one that has rows here, so that new values in between go to the nearer side. */
  private middle(bin: number): number {
    let next = bin + 1;
    while (next < this.high && (this.counts[next] ?? 0) === 0) next += 1;
    return next > this.high ? bin : Math.floor((bin + next - 1) / 2);
  }
}
