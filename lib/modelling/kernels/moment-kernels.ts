import { bufferOf, instanceOf, type KernelMemory } from './memory';

/** The kernels of assembly/moments.ts; arguments as said there. */
export interface MomentKernels {
  gram(block: number, stride: number, columns: number, rows: number, products: number): void;
  scoreRange(
    block: number,
    stride: number,
    columns: number,
    rows: number,
    weights: number,
    components: number,
    low: number,
    high: number,
  ): void;
}

const offers = (exports: object): exports is MomentKernels =>
  ['gram', 'scoreRange'].every((name) => typeof Reflect.get(exports, name) === 'function');

/** The kernels at work on a memory: compiled, or the same bits in TypeScript where that cannot be. */
export function loadMomentKernels(memory: KernelMemory): MomentKernels {
  const exports: object | undefined = instanceOf(memory);
  if (!exports) return plainMomentKernels(bufferOf(memory));
  if (!offers(exports)) throw new Error('The compiled kernels are not those of these sources.');
  return exports;
}

function plainMomentKernels(buffer: ArrayBufferLike): MomentKernels {
  const f64 = new Float64Array(buffer, 0, Math.floor(buffer.byteLength / 8));
  return {
    gram: (block, stride, columns, rows, products) => {
      for (let a = 0; a < columns; a += 1) {
        for (let b = a; b < columns; b += 1) {
          let [even, odd] = [0, 0];
          const p = (block + a * stride) / 8;
          const q = (block + b * stride) / 8;
          for (let i = 0; i < rows; i += 2) {
            even += (f64[p + i] ?? 0) * (f64[q + i] ?? 0);
            odd += (f64[p + i + 1] ?? 0) * (f64[q + i + 1] ?? 0);
          }
          const at = products / 8 + a * columns + b;
          f64[at] = (f64[at] ?? 0) + (even + odd);
        }
      }
    },
    scoreRange: (block, stride, columns, rows, weights, components, low, high) => {
      for (let c = 0; c < components; c += 1) {
        for (let row = 0; row < rows + (rows % 2); row += 1) {
          let score = 0;
          for (let j = 0; j < columns; j += 1)
            score += (f64[(block + j * stride) / 8 + row] ?? 0) * (f64[weights / 8 + c * columns + j] ?? 0);
          f64[low / 8 + c] = Math.min(f64[low / 8 + c] ?? 0, score);
          f64[high / 8 + c] = Math.max(f64[high / 8 + c] ?? 0, score);
        }
      }
    },
  };
}
