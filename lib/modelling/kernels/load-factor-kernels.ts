import type { FactorKernels } from './factor-kernels';
import { bufferOf, instanceOf, type KernelMemory } from './memory';
import { plainFactorKernels } from './plain-factor-kernels';

const NAMES = ['alsSolve', 'alsScores', 'alsOuter'] as const satisfies readonly (keyof FactorKernels)[];
const offers = (exports: object): exports is FactorKernels =>
  NAMES.every((name) => typeof Reflect.get(exports, name) === 'function');

/** The kernel at work on a memory: compiled, or the same in TypeScript where that cannot be. Both give the same bits. */
export function loadFactorKernels(memory: KernelMemory): FactorKernels {
  const exports: object | undefined = instanceOf(memory);
  if (!exports) return plainFactorKernels(bufferOf(memory));
  if (!offers(exports)) throw new Error('The compiled kernels are not those of these sources.');
  return exports;
}
