import { loadPointKernels } from '../kernels/load-point-kernels';
import { bufferOf, type KernelMemory } from '../kernels/memory';
import type { Part } from '../parallel';

/** Where things lie in a PointSpace's memory, and how large they are. Strides and addresses in bytes. */
export interface PointLayout {
  readonly rows: number;
  readonly features: number;
  readonly stride: number;
  readonly chunk: number;
  readonly mostClusters: number;
  readonly x: number;
  readonly labels: number;
  readonly packed: number;
  readonly half: number;
  readonly centres: number;
  readonly current: number;
  readonly trials: number;
  /** For each chunk: room for sums (mostClusters × features float64), counts and a block of labels. */
  readonly sums: number;
  readonly counts: number;
  readonly scratch: number;
}

/** Some chunks of rows that one thread takes in a row. */
export interface PointWork {
  readonly memory: KernelMemory;
  readonly layout: PointLayout;
  readonly clusters: number;
  readonly from: number;
  readonly to: number;
}

/** One column on its way into the space; `mean` undefined: its own. */
export interface ColumnWork {
  readonly memory: KernelMemory;
  readonly values: Float64Array | Float32Array;
  readonly to: number;
  readonly mean: number | undefined;
}

/** Writes a column less its mean as float32; answers mean and variance (of the whole). */
export const columnPart: Part<ColumnWork, { mean: number; variance: number }> = {
  name: 'points.column',
  run: ({ memory, values, to, mean: given }) => {
    const n = values.length;
    const out = new Float32Array(bufferOf(memory), to, n);
    let sum = 0;
    if (given === undefined) for (let i = 0; i < n; i += 1) sum += values[i] ?? 0;
    const mean = given ?? sum / n;
    let squares = 0;
    let rest = 0;
    for (let i = 0; i < n; i += 1) {
      const difference = (values[i] ?? 0) - mean;
      out[i] = difference;
      squares += difference * difference;
      rest += difference;
    }
    return { mean, variance: Math.max(0, (squares - (rest * rest) / n) / n) };
  },
};

const endOf = ({ rows, chunk }: PointLayout, i: number): number => Math.min(rows, (i + 1) * chunk);

/** One step of Lloyd's algorithm; answers how many rows moved. */
export const stepPart: Part<PointWork, number> = {
  name: 'points.step',
  run: ({ memory, layout, clusters, from, to }) => {
    const kernels = loadPointKernels(memory);
    const { x, stride, chunk, features, packed, half, labels, sums, counts, scratch, mostClusters } = layout;
    let moved = 0;
    for (let i = from; i < to; i += 1) {
      moved += kernels.step(
        x,
        stride,
        i * chunk,
        endOf(layout, i),
        features,
        packed,
        half,
        Math.ceil(clusters / 4),
        labels,
        sums + i * mostClusters * features * 8,
        counts + i * mostClusters * 4,
        scratch + i * 2_048,
      );
    }
    return moved;
  },
};

/** Squared distances to the centres of the labels; answers the sum of each chunk. `keep` writes them to `current`. */
export const spreadPart: Part<PointWork & { keep: boolean }, number[]> = {
  name: 'points.spread',
  run: ({ memory, layout, from, to, keep }) => {
    const kernels = loadPointKernels(memory);
    const { x, stride, chunk, features, centres, labels, current } = layout;
    return Array.from({ length: to - from }, (_, n) => {
      const start = (from + n) * chunk;
      const out = keep ? current : 0;
      return kernels.spread(x, stride, start, endOf(layout, from + n), features, centres, labels, out);
    });
  },
};

/** Candidates for a next centre (in `centres`): answers, for each chunk, what each would leave of the spread. */
export const nearerPart: Part<PointWork, number[][]> = {
  name: 'points.nearer',
  run: ({ memory, layout, clusters: count, from, to }) => {
    const kernels = loadPointKernels(memory);
    const { x, stride, chunk, rows, features, centres, current, trials, scratch } = layout;
    return Array.from({ length: to - from }, (_, n) => {
      const i = from + n;
      const end = (endOf(layout, i) + 7) & ~7;
      const sums = scratch + i * 2_048;
      kernels.nearer(x, stride, i * chunk, end, rows, features, centres, count, current, trials, sums);
      return [...new Float64Array(kernels.buffer, sums, count)];
    });
  },
};
