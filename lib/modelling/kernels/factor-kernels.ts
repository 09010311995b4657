import { bufferOf, instanceOf, type KernelMemory } from './memory';
import { plainFactorKernels } from './plain-factor-kernels';

/** The kernel of assembly/als.ts; all arguments are addresses, bytes and counts as said there. */
export interface FactorKernels {
  alsSolve(
    fixed: number,
    solved: number,
    gram: number,
    stride: number,
    offsets: number,
    index: number,
    extra: number,
    start: number,
    end: number,
    steps: number,
    scratch: number,
  ): void;
}

const offers = (exports: object): exports is FactorKernels => typeof Reflect.get(exports, 'alsSolve') === 'function';

/** The kernel at work on a memory: compiled, or the same in TypeScript where that cannot be. Both give the same bits. */
export function loadFactorKernels(memory: KernelMemory): FactorKernels {
  const exports: object | undefined = instanceOf(memory);
  if (!exports) return plainFactorKernels(bufferOf(memory));
  if (!offers(exports)) throw new Error('The compiled kernels are not those of these sources.');
  return exports;
}
