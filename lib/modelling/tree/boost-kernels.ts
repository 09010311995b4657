import { instanceOf, type KernelMemory } from '../kernels/memory';
import type { Part } from '../parallel';

/** The kernels of kernels/assembly/boost.ts; addresses and counts as said there. */
export interface BoostKernels {
  boostHistogram(...args: number[]): void;
  boostRestart(...args: number[]): void;
  boostClear(...args: number[]): void;
  boostSubtract(...args: number[]): void;
  boostSplit(...args: number[]): void;
  boostPartition(...args: number[]): number;
  boostAdd(...args: number[]): void;
  boostLogistic(...args: number[]): void;
}

const NAMES = [
  'boostRestart',
  'boostClear',
  'boostHistogram',
  'boostSubtract',
  'boostSplit',
  'boostPartition',
  'boostAdd',
  'boostLogistic',
];
const offers = (exports: object): exports is BoostKernels =>
  NAMES.every((name) => typeof Reflect.get(exports, name) === 'function');

/** The compiled kernels at work on a memory; null where they cannot run. */
export function boostKernels(memory: KernelMemory): BoostKernels | null {
  const kernels: object | undefined = instanceOf(memory);
  if (!kernels) return null;
  if (!offers(kernels)) throw new Error('The compiled kernels are not those of these sources.');
  return kernels;
}

/** Bytes of the histogram of a feature. */
export const FEATURE_BYTES = 256 * 16;

/** Addresses, and the features (from a multiple of four) that this piece of work is about. */
export interface ExpandWork {
  readonly memory: KernelMemory;
  readonly from: number;
  /** Up to here histograms are counted, a multiple of four; and up to here there are features. */
  readonly to: number;
  readonly features: number;
  readonly order: number;
  readonly start: number;
  readonly end: number;
  readonly bins: number;
  readonly stride: number;
  readonly gradients: number;
  readonly slot: number;
  readonly parent: number;
  readonly counts: number;
  readonly allowed: number;
  readonly monotone: number;
  readonly rule: number;
  /** Sums of the rows counted and of the rest; 0 where no split is wanted. */
  readonly own: number;
  readonly rest: number;
  /** Where the split of the rows counted, and 64 bytes on that of the rest, is written. */
  readonly found: number;
}

export type CountWork = Pick<
  ExpandWork,
  'memory' | 'from' | 'to' | 'order' | 'start' | 'end' | 'bins' | 'stride' | 'gradients' | 'slot'
>;

/** Counts the histograms of some features. */
export const countPart: Part<CountWork, null> = {
  name: 'boost-count',
  run: ({ memory, from, to, order, start, end, bins, stride, gradients, slot }) => {
    const kernels = boostKernels(memory);
    if (!kernels) throw new Error('This thread cannot run the kernels.');
    kernels.boostClear(slot + from * FEATURE_BYTES, (to - from) * FEATURE_BYTES);
    kernels.boostHistogram(order, start, end, bins, stride, from, to, gradients, slot);
    return null;
  },
};

/** Counts the histograms of some features, takes them from the parent's, and finds the best split of both among them. */
export const expandPart: Part<ExpandWork, null> = {
  name: 'boost-expand',
  run: (work) => {
    const kernels = boostKernels(work.memory);
    if (!kernels) throw new Error('This thread cannot run the kernels.');
    const { from, to, order, start, end, bins, stride, gradients, slot, parent, found, rule } = work;
    const offset = from * FEATURE_BYTES;
    const bytes = (to - from) * FEATURE_BYTES;
    kernels.boostClear(slot + offset, bytes);
    kernels.boostHistogram(order, start, end, bins, stride, from, to, gradients, slot);
    kernels.boostSubtract(parent + offset, slot + offset, parent + offset, bytes);
    const last = Math.min(to, work.features);
    const { counts, allowed, monotone } = work;
    if (work.own) kernels.boostSplit(slot, from, last, counts, allowed, monotone, work.own, rule, found);
    if (work.rest) kernels.boostSplit(parent, from, last, counts, allowed, monotone, work.rest, rule, found + 64);
    return null;
  },
};
