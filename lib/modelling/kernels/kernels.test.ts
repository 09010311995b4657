import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { loadPointKernels } from './load-point-kernels';
import { bufferOf, createMemory, type KernelMemory, Layout } from './memory';
import type { PointKernels } from './point-kernels';

const compiled = (bytes: number): KernelMemory => createMemory(bytes);
const plain = (bytes: number): KernelMemory => createMemory(bytes, { plain: true });

interface World {
  bytes: number;
  run(kernels: PointKernels, buffer: ArrayBufferLike): unknown;
}

/** Points, centres and room for answers, the same on both memories. */
function world(rows: number, features: number, clusters: number): World {
  const padded = (rows + 7) & ~7;
  const stride = padded * 4;
  const groups = Math.ceil(clusters / 4);
  const layout = new Layout();
  const at = {
    x: layout.take(stride * features),
    packed: layout.take(groups * features * 16),
    half: layout.take(groups * 16),
    centres: layout.take(clusters * features * 4),
    labels: layout.take(stride),
    current: layout.take(stride),
    out: layout.take(stride * clusters),
    sums: layout.take(clusters * features * 8),
    counts: layout.take(clusters * 4),
    scratch: layout.take(2_048),
    bounds: layout.take((clusters + 1) * 4),
    distances: layout.take(padded * clusters * 8),
  };
  return {
    bytes: layout.bytes,
    run: (kernels, buffer) => {
      const random = createRandom(7);
      const f32 = new Float32Array(buffer);
      const i32 = new Int32Array(buffer);
      for (let j = 0; j < features; j += 1) {
        for (let i = 0; i < rows; i += 1) f32[(at.x + j * stride) / 4 + i] = random.normal(0, j + 1);
      }
      f32.fill(Number.POSITIVE_INFINITY, at.half / 4, at.half / 4 + groups * 4);
      for (let c = 0; c < clusters; c += 1) {
        let square = 0;
        for (let j = 0; j < features; j += 1) {
          const value = Math.fround(random.normal());
          f32[at.packed / 4 + ((c >> 2) * features + j) * 4 + (c & 3)] = value;
          f32[at.centres / 4 + c * features + j] = value;
          square += value * value;
        }
        f32[at.half / 4 + c] = square / 2;
      }
      i32.fill(-1, at.labels / 4, at.labels / 4 + rows);
      f32.fill(Number.POSITIVE_INFINITY, at.current / 4, at.current / 4 + padded);
      const moves = [0, 1].map(() => {
        f32[at.packed / 4] = (f32[at.packed / 4] ?? 0) + 0.5; // some rows move in the second step
        return kernels.step(
          at.x,
          stride,
          0,
          rows,
          features,
          at.packed,
          at.half,
          groups,
          at.labels,
          at.sums,
          at.counts,
          at.scratch,
        );
      });
      const spread = kernels.spread(at.x, stride, 0, rows, features, at.centres, at.labels, at.current);
      kernels.nearer(at.x, stride, 0, padded, rows, features, at.centres, clusters, at.current, at.out, at.scratch);
      for (let c = 0; c <= clusters; c += 1) i32[at.bounds / 4 + c] = Math.floor((c * rows) / clusters);
      kernels.distanceSums(at.x, stride, features, at.bounds, clusters, 0, padded, at.distances);
      return { moves, spread };
    },
  };
}

describe('the compiled kernels', () => {
  const sizes: [number, number, number][] = [
    [1, 1, 1],
    [5, 2, 3],
    [64, 12, 8],
    [1_300, 3, 5],
    [2_049, 7, 4],
  ];
  it.each(sizes)('give the bits of the fallback: %i rows, %i features, %i clusters', (rows, features, clusters) => {
    const { bytes, run } = world(rows, features, clusters);
    const [fast, slow] = [compiled(bytes), plain(bytes)];
    expect(fast.bytes).toBeInstanceOf(WebAssembly.Memory);
    const answers = [fast, slow].map((memory) => run(loadPointKernels(memory), bufferOf(memory)));
    expect(answers[0]).toEqual(answers[1]);
    const [a, b] = [fast, slow].map((memory) => Buffer.from(bufferOf(memory), 0, bytes));
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true);
  });

  it('assign every row to the centre that is nearest by plain arithmetic', () => {
    const random = createRandom(3);
    const memory = compiled(65_536);
    const f32 = new Float32Array(bufferOf(memory));
    const [rows, features, clusters] = [40, 5, 6];
    const x = 4_096;
    const packed = 16_384;
    const half = 24_576;
    const labels = 32_768;
    const points = Array.from({ length: rows }, () =>
      Array.from({ length: features }, () => Math.fround(random.normal())),
    );
    const centres = Array.from({ length: clusters }, () =>
      Array.from({ length: features }, () => Math.fround(random.normal())),
    );
    f32.fill(Number.POSITIVE_INFINITY, half / 4, half / 4 + 8);
    points.forEach((point, i) => {
      point.forEach((value, j) => {
        f32[x / 4 + j * rows + i] = value;
      });
    });
    centres.forEach((centre, c) => {
      centre.forEach((value, j) => {
        f32[packed / 4 + ((c >> 2) * features + j) * 4 + (c & 3)] = value;
      });
      f32[half / 4 + c] = centre.reduce((sum, value) => sum + value * value, 0) / 2;
    });
    loadPointKernels(memory).assign(x, rows * 4, 0, rows, features, packed, half, 2, labels);
    const expected = points.map((point) => {
      const distances = centres.map((centre) =>
        centre.reduce((sum, value, j) => sum + (value - (point[j] ?? 0)) ** 2, 0),
      );
      return distances.indexOf(Math.min(...distances));
    });
    expect([...new Int32Array(bufferOf(memory), labels, rows)]).toEqual(expected);
  });
});
