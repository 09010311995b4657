import { bufferOf, instanceOf, type KernelMemory } from '../kernels/memory';

/** The kernels of kernels/assembly/forest.ts; all arguments are addresses and counts as said there. */
export interface PairKernels {
  forestSplit(
    rows: number,
    pairs: number,
    start: number,
    end: number,
    column: number,
    cells: number,
    marks: number,
    allFirst: number,
    allSecond: number,
    leastRows: number,
    feature: number,
    out: number,
  ): number;
  forestPartition(
    rows: number,
    pairs: number,
    start: number,
    end: number,
    spareRows: number,
    sparePairs: number,
    column: number,
    bin: number,
    missingLeft: number,
  ): number;
}

const offers = (exports: object): exports is PairKernels =>
  ['forestSplit', 'forestPartition'].every((name) => typeof Reflect.get(exports, name) === 'function');

/** The kernels at work on a memory: compiled, or the same in TypeScript. Both give the same bits. */
export function pairKernels(memory: KernelMemory): PairKernels {
  const exports: object | undefined = instanceOf(memory);
  if (!exports) return plainPairKernels(bufferOf(memory));
  if (!offers(exports)) throw new Error('The compiled kernels are not those of these sources.');
  return exports;
}

const MISSING = 255;

/** kernels/assembly/forest.ts again, operation by operation. */
function plainPairKernels(buffer: ArrayBufferLike): PairKernels {
  const u8 = new Uint8Array(buffer);
  const u32 = new Uint32Array(buffer);
  const f64 = new Float64Array(buffer);
  const counts = new Int32Array(MISSING + 1);

  const forestSplit: PairKernels['forestSplit'] = (
    rows,
    pairs,
    start,
    end,
    column,
    cells,
    _marks,
    allFirst,
    allSecond,
    leastRows,
    feature,
    out,
  ) => {
    const cellAt = cells >> 3;
    const outAt = out >> 3;
    for (let i = start; i < end; i += 1) {
      const bin = u8[column + (u32[(rows >> 2) + i] ?? 0)] ?? 0;
      const cell = cellAt + bin * 4;
      const pair = (pairs >> 3) + i * 2;
      counts[bin] = (counts[bin] ?? 0) + 1;
      f64[cell] = (f64[cell] ?? 0) + (f64[pair] ?? 0);
      f64[cell + 1] = (f64[cell + 1] ?? 0) + (f64[pair + 1] ?? 0);
    }
    const before = (allSecond * allSecond) / allFirst;
    const missing = counts[MISSING] ?? 0;
    let occupied = missing > 0 ? 1 : 0;
    for (let side = 0; side <= (missing > 0 ? 1 : 0); side += 1) {
      let first = side ? (f64[cellAt + MISSING * 4] ?? 0) : 0;
      let second = side ? (f64[cellAt + MISSING * 4 + 1] ?? 0) : 0;
      let seen = side ? missing : 0;
      let waiting = false;
      for (let bin = 0; bin < MISSING; bin += 1) {
        const count = counts[bin] ?? 0;
        if (count === 0) continue;
        if (side === 0) occupied += 1;
        if (waiting) f64[outAt + 6] = bin;
        waiting = false;
        first += f64[cellAt + bin * 4] ?? 0;
        second += f64[cellAt + bin * 4 + 1] ?? 0;
        seen += count;
        const restFirst = allFirst - first;
        const restSecond = allSecond - second;
        if (seen < leastRows || end - start - seen < leastRows || restFirst <= 0) continue;
        const gain = (second * second) / first + (restSecond * restSecond) / restFirst - before;
        if (!(gain > (f64[outAt] ?? 0))) continue;
        f64.set([gain, feature, bin, side, first, second, bin + 1, missing > 0 ? 1 : 0], outAt);
        waiting = true;
      }
    }
    for (let bin = 0; bin <= MISSING; bin += 1) {
      if (counts[bin] === 0) continue;
      counts[bin] = 0;
      f64[cellAt + bin * 4] = 0;
      f64[cellAt + bin * 4 + 1] = 0;
    }
    return occupied;
  };

  const forestPartition: PairKernels['forestPartition'] = (
    rows,
    pairs,
    start,
    end,
    spareRows,
    sparePairs,
    column,
    bin,
    missingLeft,
  ) => {
    const [rowAt, pairAt, spareAt, sparePairAt] = [rows >> 2, pairs >> 3, spareRows >> 2, sparePairs >> 3];
    let left = start;
    let right = 0;
    for (let i = start; i < end; i += 1) {
      const row = u32[rowAt + i] ?? 0;
      const b = u8[column + row] ?? 0;
      const goesLeft = b <= bin || (b === MISSING && missingLeft === 1);
      const toRow = goesLeft ? rowAt + left : spareAt + right;
      const toPair = goesLeft ? pairAt + left * 2 : sparePairAt + right * 2;
      u32[toRow] = row;
      f64[toPair] = f64[pairAt + i * 2] ?? 0;
      f64[toPair + 1] = f64[pairAt + i * 2 + 1] ?? 0;
      if (goesLeft) left += 1;
      else right += 1;
    }
    u32.copyWithin(rowAt + left, spareAt, spareAt + right);
    f64.copyWithin(pairAt + left * 2, sparePairAt, sparePairAt + right * 2);
    return left - start;
  };
  return { forestSplit, forestPartition };
}
