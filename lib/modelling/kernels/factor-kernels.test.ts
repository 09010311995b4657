import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { AlsGround } from '../recommend/als-point';
import { loadFactorKernels } from './load-factor-kernels';
import { bufferOf, createMemory, type KernelMemory, Layout } from './memory';

/** Random rows of the other side, a random sparse list, and the same gram on both memories. */
function solved(memory: (bytes: number) => KernelMemory, rows: number, others: number, width: number): Float32Array {
  const random = createRandom(11);
  const layout = new Layout();
  const stride = width * 4;
  const counts = Array.from({ length: rows }, (_, r) => (r % 7 === 3 ? 0 : random.int(1, 40)));
  const entries = counts.reduce((a, b) => a + b, 0);
  const at = {
    fixed: layout.take(others * stride),
    solved: layout.take(rows * stride),
    gram: layout.take(width * stride),
    offsets: layout.take((rows + 1) * 4),
    index: layout.take(entries * 4),
    extra: layout.take(entries * 4),
    scratch: layout.take(3 * stride),
  };
  const place = memory(layout.bytes);
  const f32 = new Float32Array(bufferOf(place));
  const i32 = new Int32Array(bufferOf(place));
  for (let k = 0; k < others * width; k += 1) f32[at.fixed / 4 + k] = random.normal();
  for (let k = 0; k < rows * width; k += 1) f32[at.solved / 4 + k] = random.normal();
  for (let f = 0; f < width; f += 1) f32[at.gram / 4 + f * width + f] = others + f;
  counts.reduce((sum, count, r) => {
    i32[at.offsets / 4 + r + 1] = sum + count;
    return sum + count;
  }, 0);
  for (let k = 0; k < entries; k += 1) {
    i32[at.index / 4 + k] = random.int(0, others - 1);
    f32[at.extra / 4 + k] = random.next() * 20;
  }
  loadFactorKernels(place).alsSolve(
    at.fixed,
    at.solved,
    at.gram,
    stride,
    at.offsets,
    at.index,
    at.extra,
    0,
    rows,
    3,
    at.scratch,
  );
  return f32.slice(at.solved / 4, at.solved / 4 + rows * width);
}

describe('the kernel of matrix factorisation', () => {
  it.each([
    [20, 30, 4],
    [60, 45, 32],
    [9, 100, 12],
  ])('gives the bits of the fallback: %i rows, %i others, %i factors', (rows, others, width) => {
    const fast = solved((bytes) => createMemory(bytes), rows, others, width);
    const slow = solved((bytes) => createMemory(bytes, { plain: true }), rows, others, width);
    expect(fast.every(Number.isFinite)).toBe(true);
    expect(Buffer.from(fast.buffer).equals(Buffer.from(slow.buffer))).toBe(true);
  });

  it.each([
    [40, 8, 6],
    [33, 64, 300],
    [5, 12, 1],
  ])(
    'finds points and scores with the bits of the fallback: %i products, %i factors, %i taken',
    (items, stride, count) => {
      const random = createRandom(7);
      const factors = stride - 2;
      const y = Float32Array.from({ length: items * stride }, (_, k) => (k % stride < factors ? random.normal() : 0));
      const gram = new Float64Array(stride * stride);
      for (let f = 0; f < stride; f += 1) gram[f * stride + f] = items + f;
      const taken = new Map(Array.from({ length: count }, (_, k) => [k % items, 1 + random.next()] as const));
      const [fast, slow] = [false, true].map((plain) => {
        const ground = new AlsGround(y, gram, stride, factors, (bytes) => createMemory(bytes, { plain }));
        const { own } = ground.pointOf(taken);
        return { own, scores: ground.scoresOf(own) };
      });
      expect(fast).toEqual(slow);
      // The equation that the point solves, written out.
      const own = fast?.own ?? new Float64Array(0);
      const at = (item: number, f: number): number => y[item * stride + f] ?? 0;
      for (let f = 0; f < factors; f += 1) {
        let [left, right] = [(items + f) * (own[f] ?? 0), 0];
        for (const [item, more] of taken) {
          const product = own.reduce((sum, x, g) => sum + x * at(item, g), 0);
          left += more * at(item, f) * product;
          right += (1 + more) * at(item, f);
        }
        expect(left).toBeCloseTo(right, 8);
      }
      expect(fast?.scores[1]).toBeCloseTo(
        own.reduce((sum, x, f) => sum + x * at(1, f), 0),
        10,
      );
    },
  );
});
