import { bufferOf, instanceOf, type KernelMemory } from './memory';
import { plainPointKernels } from './plain-point-kernels';
import type { PointKernels } from './point-kernels';

const NAMES = ['assign', 'step', 'spread', 'nearer', 'distanceSums'] as const;

const offers = (exports: object): exports is PointKernels =>
  NAMES.every((name) => typeof Reflect.get(exports, name) === 'function');

/** The kernels at work on a memory: compiled, or the same in TypeScript where that cannot be. Both give the same bits. */
export function loadPointKernels(memory: KernelMemory): PointKernels & { buffer: ArrayBufferLike } {
  const exports: object | undefined = instanceOf(memory);
  const buffer = bufferOf(memory);
  if (!exports) return { ...plainPointKernels(buffer), buffer };
  if (!offers(exports)) throw new Error('The compiled kernels are not those of these sources.');
  return { ...exports, buffer };
}
