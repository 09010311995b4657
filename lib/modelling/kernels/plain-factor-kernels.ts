import type { FactorKernels } from './factor-kernels';

const { fround } = Math;
const EPSILON = fround(1e-20);

/** assembly/als.ts again in TypeScript, addition by addition, so that the results are the same bits. */
export function plainFactorKernels(buffer: ArrayBufferLike): FactorKernels {
  const f32 = new Float32Array(buffer);
  const f64 = new Float64Array(buffer);
  const i32 = new Int32Array(buffer);
  const float = (place: number): number => f32[place] ?? 0;

  const dot = (a: number, b: number, width: number): number => {
    const sums = [0, 0, 0, 0];
    for (let f = 0; f < width; f += 1) {
      sums[f & 3] = fround((sums[f & 3] ?? 0) + fround(float(a + f) * float(b + f)));
    }
    const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = sums;
    return fround(fround(s0 + s1) + fround(s2 + s3));
  };
  const add = (from: number, times: number, to: number, width: number): void => {
    for (let f = 0; f < width; f += 1) f32[to + f] = fround(float(to + f) + fround(times * float(from + f)));
  };
  const times = (matrix: number, x: number, out: number, width: number): void => {
    for (let f = 0; f < width; f += 1) {
      let sum = 0;
      for (let g = 0; g < width; g += 1) sum = fround(sum + fround(float(matrix + g * width + f) * float(x + g)));
      f32[out + f] = sum;
    }
  };

  return {
    alsSolve: (fixed, solved, gram, stride, offsets, index, extra, start, end, steps, scratch) => {
      const width = stride >> 2;
      const residual = scratch >> 2;
      const direction = residual + width;
      const product = direction + width;
      const yOf = (k: number): number => (fixed >> 2) + (i32[(index >> 2) + k] ?? 0) * width;
      for (let row = start; row < end; row += 1) {
        const own = (solved >> 2) + row * width;
        const from = i32[(offsets >> 2) + row] ?? 0;
        const to = i32[(offsets >> 2) + row + 1] ?? 0;
        if (from === to) {
          f32.fill(0, own, own + width);
          continue;
        }
        times(gram >> 2, own, product, width);
        for (let f = 0; f < width; f += 1) f32[residual + f] = -float(product + f);
        for (let k = from; k < to; k += 1) {
          const more = float((extra >> 2) + k);
          const pull = fround(fround(1 + more) - fround(more * dot(yOf(k), own, width)));
          add(yOf(k), pull, residual, width);
        }
        f32.copyWithin(direction, residual, residual + width);
        let size = dot(residual, residual, width);
        for (let step = 0; step < steps && size > EPSILON; step += 1) {
          times(gram >> 2, direction, product, width);
          for (let k = from; k < to; k += 1) {
            add(yOf(k), fround(float((extra >> 2) + k) * dot(yOf(k), direction, width)), product, width);
          }
          const length = fround(size / dot(direction, product, width));
          add(direction, length, own, width);
          add(product, -length, residual, width);
          const next = dot(residual, residual, width);
          const turn = fround(next / size);
          for (let f = 0; f < width; f += 1) {
            f32[direction + f] = fround(float(residual + f) + fround(turn * float(direction + f)));
          }
          size = next;
        }
      }
    },

    alsScores: (point, factors, rows, stride, out) => {
      const width = stride >> 2;
      const [x, to] = [point >> 3, out >> 3];
      for (let row = 0; row < rows; row += 1) {
        const y = (factors >> 2) + row * width;
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        for (let f = 0; f < width; f += 4) {
          s0 += (f64[x + f] ?? 0) * (f32[y + f] ?? 0);
          s1 += (f64[x + f + 1] ?? 0) * (f32[y + f + 1] ?? 0);
          s2 += (f64[x + f + 2] ?? 0) * (f32[y + f + 2] ?? 0);
          s3 += (f64[x + f + 3] ?? 0) * (f32[y + f + 3] ?? 0);
        }
        f64[to + row] = s0 + s1 + (s2 + s3);
      }
    },

    alsOuter: (matrix, rows, extra, count, width) => {
      for (let from = 0; from < count; from += 4) {
        const r0 = (rows >> 3) + from * width;
        const [r1, r2, r3, e] = [r0 + width, r0 + 2 * width, r0 + 3 * width, (extra >> 3) + from];
        for (let f = 0; f < width; f += 1) {
          const a0 = (f64[e] ?? 0) * (f64[r0 + f] ?? 0);
          const a1 = (f64[e + 1] ?? 0) * (f64[r1 + f] ?? 0);
          const a2 = (f64[e + 2] ?? 0) * (f64[r2 + f] ?? 0);
          const a3 = (f64[e + 3] ?? 0) * (f64[r3 + f] ?? 0);
          const to = (matrix >> 3) + f * width;
          const end = f | 1;
          for (let g = 0; g <= end; g += 1) {
            const sum =
              a0 * (f64[r0 + g] ?? 0) + a1 * (f64[r1 + g] ?? 0) + (a2 * (f64[r2 + g] ?? 0) + a3 * (f64[r3 + g] ?? 0));
            f64[to + g] = (f64[to + g] ?? 0) + sum;
          }
        }
      }
    },
  };
}
