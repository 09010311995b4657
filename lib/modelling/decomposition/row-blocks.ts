import { bufferOf, createMemory, type KernelMemory, Layout } from '../kernels/memory';
import { loadMomentKernels, type MomentKernels } from '../kernels/moment-kernels';
import type { Matrix } from '../matrix';
import { inThread, type Parallel, rangesOf } from '../parallel';

/** Some rows of a matrix, which a thread takes in blocks; `shift` is subtracted from each column. */
export interface RowShare {
  readonly data: Float64Array | Float32Array;
  readonly rows: number;
  readonly columns: number;
  readonly shift: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** Rows whose columns stay in the cache while all pairs of them are met. */
const BLOCK = 512;
const STRIDE = (BLOCK + 8) * 8;
const SHARE = 65_536;

/** The rows in shares of one size, and who works them off: threads only where they see the data without a copy. */
export function sharesOf(
  { data, rows, columns }: Matrix,
  shift: readonly number[],
  parallel: Parallel,
): { shares: RowShare[]; mapper: Parallel } {
  const isShared = typeof SharedArrayBuffer !== 'undefined' && data.buffer instanceof SharedArrayBuffer;
  const shares = rangesOf(rows, SHARE).map((range) => ({ data, rows, columns, shift, ...range }));
  return { shares, mapper: isShared ? parallel : inThread };
}

/** A place for one block of float64 columns, and room beside it for what is computed from it. */
export class BlockSpace {
  readonly kernels: MomentKernels;
  readonly stride = STRIDE;
  readonly block: number;
  readonly doubles: Float64Array;
  private readonly rooms: number[];

  /** `rooms`: float64 numbers of each further piece of memory. */
  constructor(columns: number, rooms: readonly number[], options: { plain?: boolean } = {}) {
    const layout = new Layout();
    this.block = layout.take(columns * STRIDE);
    this.rooms = rooms.map((length) => layout.take(length * 8));
    const memory: KernelMemory = createMemory(layout.bytes, options);
    const buffer = bufferOf(memory);
    this.doubles = new Float64Array(buffer, 0, Math.floor(buffer.byteLength / 8));
    this.kernels = loadMomentKernels(memory);
  }

  /** Address of a further piece of memory. */
  room(i: number): number {
    return this.rooms[i] ?? 0;
  }

  /** Calls `work` with the even number of rows of each block, when it is there; gives the sums of the columns. */
  eachBlock({ data, rows, columns, shift, start, end }: RowShare, work: (rows: number) => void): Float64Array {
    const sums = new Float64Array(columns);
    for (let first = start; first < end; first += BLOCK) {
      const n = Math.min(BLOCK, end - first);
      for (let j = 0; j < columns; j += 1) {
        const to = (this.block + j * STRIDE) / 8;
        sums[j] = (sums[j] ?? 0) + copy(data, j * rows + first, n, shift[j] ?? 0, this.doubles, to);
        if (n % 2 === 1) this.doubles[to + n] = 0;
      }
      work(n + (n % 2));
    }
    return sums;
  }
}

function copy(
  data: Float64Array | Float32Array,
  from: number,
  n: number,
  less: number,
  out: Float64Array,
  to: number,
): number {
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    const value = (data[from + i] ?? 0) - less;
    out[to + i] = value;
    sum += value;
  }
  return sum;
}
