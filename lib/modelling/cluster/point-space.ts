import { bufferOf, createMemory, type KernelMemory, Layout } from '../kernels/memory';
import type { Matrix } from '../matrix';
import { inThread, type Parallel } from '../parallel';
import { columnPart, nearerPart, type PointLayout, type PointWork, spreadPart, stepPart } from './point-parts';

const CHUNK = 16_384;
/** Rows × features × clusters below which threads cost more than they give. */
const WORTH_SPREADING = 400_000;
const MOST_TRIALS = 12;

export interface PointSpaceOptions {
  readonly parallel?: Parallel;
  /** Subtracted from each row, so that float32 keeps its digits for the differences; else the mean of the rows. */
  readonly offset?: ArrayLike<number>;
  readonly mostClusters: number;
  /** The TypeScript fallback, also where the compiled kernels could run. */
  readonly plain?: boolean;
}

/** Centres, one after the other: feature j of centre c at `c * features + j`, less the offset of the space. */
export type Centres = Float64Array;

/** Rows as float32 in memory that kernels and threads share. Results do not depend on the number of threads. */
export class PointSpace {
  readonly rows: number;
  readonly features: number;
  /** What is subtracted from each row. */
  readonly offset: Float64Array;
  /** Mean of the variances of the columns. */
  readonly meanVariance: number;
  private readonly memory: KernelMemory;
  private readonly layout: PointLayout;
  private readonly parallel: Parallel;
  private readonly chunks: number;
  private readonly floats: Float32Array;
  private readonly doubles: Float64Array;
  private readonly ints: Int32Array;

  constructor(x: Matrix, { parallel = inThread, offset, mostClusters, plain }: PointSpaceOptions) {
    this.rows = x.rows;
    this.features = x.columns;
    this.parallel = parallel;
    this.chunks = Math.ceil(x.rows / CHUNK);
    const stride = strideOf(x.rows);
    const layout = new Layout();
    const floats = mostClusters * x.columns * 4;
    this.layout = {
      rows: x.rows,
      features: x.columns,
      stride,
      chunk: CHUNK,
      mostClusters,
      x: layout.take(stride * x.columns),
      labels: layout.take(stride),
      packed: layout.take(floats + x.columns * 16),
      half: layout.take(mostClusters * 4 + 16),
      centres: layout.take(Math.max(floats, MOST_TRIALS * x.columns * 4)),
      current: layout.take(stride),
      trials: layout.take(stride * trialsOf(mostClusters)),
      sums: layout.take(this.chunks * mostClusters * x.columns * 8),
      counts: layout.take(this.chunks * mostClusters * 4),
      scratch: layout.take(this.chunks * 2_048),
    };
    this.memory = createMemory(layout.bytes, { plain });
    const buffer = bufferOf(this.memory);
    this.floats = new Float32Array(buffer);
    this.doubles = new Float64Array(buffer, 0, Math.floor(buffer.byteLength / 8));
    this.ints = new Int32Array(buffer);
    const columns = Array.from({ length: x.columns }, (_, j) => ({
      memory: this.memory,
      values: x.data.subarray(j * x.rows, (j + 1) * x.rows),
      to: this.layout.x + j * stride,
      mean: offset?.[j],
    }));
    const isShared = typeof SharedArrayBuffer !== 'undefined' && x.data.buffer instanceof SharedArrayBuffer;
    const worth = isShared && x.rows * x.columns >= WORTH_SPREADING;
    const moments = (worth ? parallel : inThread).map(columnPart, columns);
    this.offset = Float64Array.from(moments, ({ mean }) => mean);
    this.meanVariance = moments.reduce((sum, { variance }) => sum + variance, 0) / x.columns;
  }

  /** A new start: no row has a label. */
  forget(clusters: number): void {
    const { labels, sums, counts, mostClusters } = this.layout;
    this.ints.fill(-1, labels / 4, labels / 4 + this.rows);
    this.doubles.fill(0, sums / 8, sums / 8 + this.chunks * mostClusters * this.features);
    this.ints.fill(0, counts / 4, counts / 4 + this.chunks * mostClusters);
    this.ints.fill(0, counts / 4, counts / 4 + clusters);
  }

  /** Labels every row with its nearest centre; gives how many moved, and sum and number of the rows of each centre. */
  step(centres: Centres): { moved: number; sums: Float64Array; counts: Int32Array } {
    const clusters = this.putCentres(centres);
    const moved = this.spreadWork(stepPart, { clusters }).reduce((sum, one) => sum + one, 0);
    const sums = new Float64Array(clusters * this.features);
    const counts = new Int32Array(clusters);
    const { mostClusters } = this.layout;
    for (let i = 0; i < this.chunks; i += 1) {
      const from = this.layout.sums / 8 + i * mostClusters * this.features;
      for (let v = 0; v < sums.length; v += 1) sums[v] = (sums[v] ?? 0) + (this.doubles[from + v] ?? 0);
      const count = this.layout.counts / 4 + i * mostClusters;
      for (let c = 0; c < clusters; c += 1) counts[c] = (counts[c] ?? 0) + (this.ints[count + c] ?? 0);
    }
    return { moved, sums, counts };
  }

  /** Sum of the squared distances of the rows to the centre of their label; `keep` keeps each for `distances()`. */
  inertia(centres: Centres, { keep = false } = {}): number {
    const clusters = this.putCentres(centres);
    return this.spreadWork(spreadPart, { clusters, keep })
      .flat()
      .reduce((sum, one) => sum + one, 0);
  }

  /** No centre has been chosen yet: every row is infinitely far from one. */
  forgetNearest(): void {
    const from = this.layout.current / 4;
    this.floats.fill(Number.POSITIVE_INFINITY, from, from + this.layout.stride / 4);
  }

  /**
   * What each candidate (a row of the space) would leave of the spread, if it became the next centre: in all, and the
   * share of each chunk.
   */
  tryCentres(rows: readonly number[]): { totals: number[]; chunks: number[][] } {
    const { centres } = this.layout;
    rows.forEach((row, c) => {
      for (let j = 0; j < this.features; j += 1) this.floats[centres / 4 + c * this.features + j] = this.at(row, j);
    });
    const chunks = this.spreadWork(nearerPart, { clusters: rows.length }).flat();
    return { totals: rows.map((_, c) => chunks.reduce((sum, chunk) => sum + (chunk[c] ?? 0), 0)), chunks };
  }

  /** Takes a tried candidate as a centre. */
  keepTrial(c: number): void {
    const { trials, stride, current } = this.layout;
    this.floats.copyWithin(current / 4, (trials + c * stride) / 4, (trials + (c + 1) * stride) / 4);
  }

  /** The row at which the kept distances of a chunk add up to `target`. */
  findRow(chunk: number, target: number): number {
    const from = chunk * CHUNK;
    const end = Math.min(this.rows, from + CHUNK);
    let sum = 0;
    for (let row = from; row < end; row += 1) {
      sum += this.floats[this.layout.current / 4 + row] ?? 0;
      if (sum >= target && sum > 0) return row;
    }
    return end - 1;
  }

  /** Squared distances that `inertia` or `keepTrial` kept, by row. A view. */
  distances(): Float32Array {
    return this.floats.subarray(this.layout.current / 4, this.layout.current / 4 + this.rows);
  }

  /** The labels of the last step. A view: the next step writes it. */
  labels(): Int32Array {
    return this.ints.subarray(this.layout.labels / 4, this.layout.labels / 4 + this.rows);
  }

  at(row: number, feature: number): number {
    return this.floats[(this.layout.x + feature * this.layout.stride) / 4 + row] ?? 0;
  }

  private spreadWork<Extra extends object, Answer>(
    part: { name: string; run(payload: PointWork & Extra): Answer },
    extra: Extra & { clusters: number },
  ): Answer[] {
    const { memory, layout, chunks } = this;
    const worth = this.rows * this.features * extra.clusters >= WORTH_SPREADING;
    const shares = worth ? Math.min(chunks, this.parallel.threads * 4) : 1;
    const payloads = Array.from({ length: shares }, (_, i) => {
      const from = Math.floor((i * chunks) / shares);
      return { ...extra, memory, layout, from, to: Math.floor(((i + 1) * chunks) / shares) };
    });
    return (worth ? this.parallel : inThread).map(part, payloads);
  }

  private putCentres(centres: Centres): number {
    const { packed, half, centres: plain } = this.layout;
    const d = this.features;
    const clusters = centres.length / d;
    const groups = Math.ceil(clusters / 4);
    this.floats.fill(0, packed / 4, packed / 4 + groups * d * 4);
    this.floats.fill(Number.POSITIVE_INFINITY, half / 4, half / 4 + groups * 4);
    for (let c = 0; c < clusters; c += 1) {
      let square = 0;
      for (let j = 0; j < d; j += 1) {
        const value = Math.fround(centres[c * d + j] ?? 0);
        this.floats[packed / 4 + ((c >> 2) * d + j) * 4 + (c & 3)] = value;
        this.floats[plain / 4 + c * d + j] = value;
        square += value * value;
      }
      this.floats[half / 4 + c] = square / 2;
    }
    return clusters;
  }
}

/** Bytes from column to column: blocks of neighbouring columns must not fall on the same lines of the cache. */
function strideOf(rows: number): number {
  const stride = Math.ceil(rows / 16) * 64;
  return rows < 4_096 ? stride : stride + ((2_112 + 4_096 - (stride % 4_096)) % 4_096);
}

/** Candidates that the greedy k-means++ tries for each centre (as scikit-learn: 2 + ln k). */
export const trialsOf = (clusters: number): number => Math.min(MOST_TRIALS, 2 + Math.floor(Math.log(clusters)));
