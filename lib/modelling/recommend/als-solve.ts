import { loadFactorKernels } from '../kernels/load-factor-kernels';
import { bufferOf, createMemory, type KernelMemory, Layout } from '../kernels/memory';
import type { Part } from '../parallel';
import type { Sparse } from './interactions';

/** Addresses of one side's rows in the memory of the kernels. */
interface Side {
  readonly rows: number;
  readonly factors: number;
  readonly offsets: number;
  readonly index: number;
  readonly extra: number;
}

export interface AlsRange {
  readonly memory: KernelMemory;
  readonly side: Side;
  /** Addresses: the factors of the other side, Σ y yᵀ + λI, and room of its own for this range. */
  readonly fixed: number;
  readonly gram: number;
  readonly scratch: number;
  /** Bytes of a row of factors. */
  readonly stride: number;
  readonly start: number;
  readonly end: number;
  readonly steps: number;
}

/**
 * Finds the factors of a range of rows while those of the other side are held fast, by a few steps of conjugate
 * gradients from the last solution (Takács, Pilászy, Tikk, RecSys 2011): much faster than an exact solution, and after
 * some rounds as good.
 */
export const alsPart: Part<AlsRange, null> = {
  name: 'als',
  run: ({ memory, side, fixed, gram, scratch, stride, start, end, steps }) => {
    const { factors, offsets, index, extra } = side;
    loadFactorKernels(memory).alsSolve(fixed, factors, gram, stride, offsets, index, extra, start, end, steps, scratch);
    return null;
  },
};

/** Rows that a thread takes at once: enough to be worth the way, few enough to share evenly. */
const CHUNK = 1_024;

/** Customers and products with their factors, where the kernels and all threads see them. */
export interface AlsSpace {
  readonly memory: KernelMemory;
  readonly users: Side;
  readonly items: Side;
  readonly stride: number;
  readonly gram: number;
  /** One room for each range that may be at work at once. */
  readonly scratch: readonly number[];
}

/** `byUser` and `byItem` hold what the confidence is above 1. Factors start at 0. */
export function createAlsSpace(byUser: Sparse, byItem: Sparse, width: number): AlsSpace {
  const layout = new Layout();
  const stride = width * 4;
  const side = ({ rows, index }: Sparse): Side => ({
    rows,
    factors: layout.take(rows * stride),
    offsets: layout.take((rows + 1) * 4),
    index: layout.take(index.length * 4),
    extra: layout.take(index.length * 4),
  });
  const [users, items] = [side(byUser), side(byItem)];
  const gram = layout.take(width * stride);
  const ranges = Math.ceil(Math.max(byUser.rows, byItem.rows) / CHUNK);
  const scratch = Array.from({ length: ranges }, () => layout.take(3 * stride));
  const memory = createMemory(layout.bytes);
  const f32 = new Float32Array(bufferOf(memory));
  const i32 = new Int32Array(bufferOf(memory));
  for (const [of, from] of [
    [users, byUser],
    [items, byItem],
  ] as const) {
    i32.set(from.offsets, of.offsets / 4);
    i32.set(from.index, of.index / 4);
    f32.set(from.value, of.extra / 4);
  }
  return { memory, users, items, stride, gram, scratch };
}

/** A view of a side's factors, row after row. */
export const factorsOf = ({ memory, stride }: AlsSpace, { factors, rows }: Side): Float32Array =>
  new Float32Array(bufferOf(memory), factors, (rows * stride) / 4);

/** One half of a round: this side's rows anew. The work to hand to threads. */
export function rangesOfSide(
  space: AlsSpace,
  of: 'users' | 'items',
  rule: { used: number; ridge: number; steps: number },
): AlsRange[] {
  const { memory, stride, gram, scratch } = space;
  const side = space[of];
  const other = of === 'users' ? space.items : space.users;
  new Float32Array(bufferOf(memory)).set(gramOf(factorsOf(space, other), stride / 4, rule.used, rule.ridge), gram / 4);
  return scratch.slice(0, Math.ceil(side.rows / CHUNK)).map((room, k) => ({
    memory,
    side,
    fixed: other.factors,
    gram,
    scratch: room,
    stride,
    start: k * CHUNK,
    end: Math.min(side.rows, (k + 1) * CHUNK),
    steps: rule.steps,
  }));
}

/** Σ y yᵀ over all rows, with `ridge` on the diagonal of the factors (1 on that of the places beyond them). */
export function gramOf(factors: Float32Array, width: number, used: number, ridge: number): Float64Array {
  const gram = new Float64Array(width * width);
  for (let at = 0; at < factors.length; at += width) {
    for (let f = 0; f < used; f += 1) {
      const own = factors[at + f] ?? 0;
      const row = f * width;
      for (let g = f; g < used; g += 1) gram[row + g] = (gram[row + g] ?? 0) + own * (factors[at + g] ?? 0);
    }
  }
  for (let f = 0; f < width; f += 1) {
    for (let g = 0; g < f; g += 1) gram[f * width + g] = gram[g * width + f] ?? 0;
    gram[f * width + f] = (gram[f * width + f] ?? 0) + (f < used ? ridge : 1);
  }
  return gram;
}
