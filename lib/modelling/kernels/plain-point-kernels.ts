import type { PointKernels } from './point-kernels';

const BLOCK = 512;
const RUN = 256;
const { fround } = Math;

/**
 * assembly/assign.ts and distances.ts again in TypeScript, addition by addition, so that the results are the same bits:
 * for browsers without shared memory, and to hold the compiled ones to.
 */
export function plainPointKernels(buffer: ArrayBufferLike): PointKernels {
  const f32 = new Float32Array(buffer);
  const f64 = new Float64Array(buffer);
  const i32 = new Int32Array(buffer);
  const float = (address: number): number => f32[address >> 2] ?? 0;
  const int = (address: number): number => i32[address >> 2] ?? 0;
  const addTo = (address: number, value: number): void => {
    f64[address >> 3] = (f64[address >> 3] ?? 0) + value;
  };

  const assign: PointKernels['assign'] = (x, stride, start, end, features, packed, half, groups, labels) => {
    for (let row = start; row < end; row += 1) {
      let best = 3.4028234663852886e38;
      let label = 0;
      for (let c = 0; c < groups * 4; c += 1) {
        let value = float(half + c * 4);
        let centre = packed + ((c >> 2) * features * 4 + (c & 3)) * 4;
        for (let j = 0, at = x + row * 4; j < features; j += 1, at += stride, centre += 16) {
          value = fround(value - fround(float(at) * float(centre)));
        }
        if (value < best) {
          best = value;
          label = c;
        }
      }
      i32[(labels >> 2) + row - start] = label;
    }
  };

  const move = (from: number, stride: number, features: number, gain: number, loss: number): void => {
    for (let j = 0; j < features; j += 1) {
      const value = float(from + j * stride);
      addTo(gain + j * 8, value);
      if (loss >= 0) addTo(loss + j * 8, -value);
    }
  };

  const step: PointKernels['step'] = (
    x,
    stride,
    start,
    end,
    features,
    packed,
    half,
    groups,
    labels,
    sums,
    counts,
    scratch,
  ) => {
    let moved = 0;
    for (let first = start; first < end; first += BLOCK) {
      const last = Math.min(end, first + BLOCK);
      assign(x, stride, first, (last + 7) & ~7, features, packed, half, groups, scratch);
      for (let row = first; row < last; row += 1) {
        const was = int(labels + row * 4);
        const is = int(scratch + (row - first) * 4);
        if (was === is) continue;
        moved += 1;
        i32[(labels >> 2) + row] = is;
        i32[(counts >> 2) + is] = int(counts + is * 4) + 1;
        if (was >= 0) i32[(counts >> 2) + was] = int(counts + was * 4) - 1;
        const width = features * 8;
        move(x + row * 4, stride, features, sums + is * width, was < 0 ? -1 : sums + was * width);
      }
    }
    return moved;
  };

  const squared = (at: number, other: number, stride: number, otherStride: number, features: number): number => {
    let sum = 0;
    for (let j = 0; j < features; j += 1) {
      const difference = fround(float(at + j * stride) - float(other + j * otherStride));
      sum = fround(sum + fround(difference * difference));
    }
    return sum;
  };

  const spread: PointKernels['spread'] = (x, stride, start, end, features, centres, labels, out) => {
    let total = 0;
    for (let row = start; row < end; row += 1) {
      const centre = centres + int(labels + row * 4) * features * 4;
      const sum = squared(x + row * 4, centre, stride, 4, features);
      if (out) f32[(out >> 2) + row] = sum;
      total += sum;
    }
    return total;
  };

  /** Lanes of a vector of four, summed as the compiled kernels do. */
  const lanes = ([a = 0, b = 0, c = 0, d = 0]: ArrayLike<number> & Iterable<number>): number => a + c + (b + d);

  const nearer: PointKernels['nearer'] = (
    x,
    stride,
    start,
    end,
    rows,
    features,
    candidates,
    count,
    current,
    out,
    sums,
  ) => {
    for (let c = 0; c < count; c += 1) f64[(sums >> 3) + c] = 0;
    const total = new Float32Array(4);
    for (let first = start; first < end; first += BLOCK) {
      const last = Math.min(end, first + BLOCK);
      for (let c = 0; c < count; c += 1) {
        const to = (out + c * stride) >> 2;
        total.fill(0);
        for (let row = first; row < last; row += 8) {
          for (let i = row; i < row + 8; i += 1) {
            const sum = squared(x + i * 4, candidates + c * features * 4, stride, 4, features);
            const before = float(current + i * 4);
            f32[to + i] = before < sum ? before : sum;
            if (row + 8 > rows && i < rows) addTo(sums + c * 8, f32[to + i] ?? 0);
          }
          if (row + 8 > rows) continue;
          for (let lane = 0; lane < 4; lane += 1) {
            total[lane] = (total[lane] ?? 0) + fround((f32[to + row + lane] ?? 0) + (f32[to + row + lane + 4] ?? 0));
          }
        }
        addTo(sums + c * 8, lanes(total));
      }
    }
  };

  const distanceSums: PointKernels['distanceSums'] = (x, stride, features, bounds, clusters, from, to, out) => {
    const run = new Float32Array(4);
    for (let row = from; row < to; row += 1) {
      const distance = (i: number): number =>
        fround(Math.sqrt(squared(x + i * 4, x + row * 4, stride, stride, features)));
      for (let c = 0; c < clusters; c += 1) {
        const last = int(bounds + c * 4 + 4);
        let total = 0;
        let i = int(bounds + c * 4);
        while (i + 4 <= last) {
          run.fill(0);
          for (const stop = Math.min(last - 3, i + RUN); i < stop; i += 4) {
            for (let lane = 0; lane < 4; lane += 1) run[lane] = (run[lane] ?? 0) + distance(i + lane);
          }
          total += lanes(run);
        }
        for (; i < last; i += 1) total += distance(i);
        f64[(out >> 3) + (row - from) * clusters + c] = total;
      }
    }
  };

  return { assign, step, spread, nearer, distanceSums };
}
