import { bufferOf, createMemory, type KernelMemory, Layout } from '../kernels/memory';
import { inThread, type Parallel, rangesOf } from '../parallel';
import {
  type BoostKernels,
  boostKernels,
  type CountWork,
  countPart,
  type ExpandWork,
  expandPart,
  FEATURE_BYTES,
} from './boost-kernels';
import {
  BINS,
  type BoostingEngine,
  type EngineSizes,
  type FoundPair,
  type FoundSplit,
  type NodeSums,
  type SplitRule,
  strideOf,
} from './boosting-engine';

const ONE = 2 ** 40;
/** Features that a thread takes at a time. */
const TOGETHER = 8;
/** Bins to count below which other threads are not asked. */
const WORTH = 150_000;

/** Where everything lies in the kernels' memory. */
function layoutOf({ rows, features, outputs, slots }: EngineSizes) {
  const layout = new Layout();
  const stride = strideOf(features);
  const slotBytes = stride * FEATURE_BYTES;
  return {
    stride,
    slotBytes,
    bins: layout.take(rows * stride),
    order: layout.take(rows * 4),
    spare: layout.take(rows * 4 + 8),
    raw: layout.take(rows * outputs * 8 + 16),
    gradients: layout.take(rows * 8 + 16),
    labels: layout.take(rows * 8 + 16),
    weights: layout.take(rows * 8 + 16),
    counts: layout.take(features * 4),
    allowed: layout.take(features),
    monotone: layout.take(features),
    node: layout.take(2 * 64),
    rule: layout.take(5 * 8),
    found: layout.take(Math.ceil(stride / TOGETHER) * 2 * 64),
    histograms: layout.take(slots * slotBytes),
    bytes: layout.bytes,
  };
}

/** The engine in WebAssembly, or null where that cannot run. */
export function createCompiledEngine(sizes: EngineSizes, parallel: Parallel = inThread): BoostingEngine | null {
  const layout = layoutOf(sizes);
  const memory = createMemory(layout.bytes + 64);
  const kernels = boostKernels(memory);
  return kernels && new CompiledBoostingEngine(sizes, layout, memory, kernels, parallel);
}

class CompiledBoostingEngine implements BoostingEngine {
  readonly stride: number;
  readonly bins: Uint8Array;
  readonly order: Uint32Array;
  readonly raw: Float64Array;
  readonly gradients: Int32Array;
  readonly labels: Float64Array;
  readonly weights: Float64Array;
  private readonly buffer: ArrayBufferLike;
  private readonly ruleAt: Float64Array;
  private readonly nodeAt: Float64Array;
  private readonly foundAt: Float64Array;

  constructor(
    private readonly sizes: EngineSizes,
    private readonly at: ReturnType<typeof layoutOf>,
    private readonly memory: KernelMemory,
    private readonly kernels: BoostKernels,
    private readonly parallel: Parallel,
  ) {
    const { rows, outputs } = sizes;
    this.buffer = bufferOf(memory);
    this.stride = at.stride;
    this.bins = new Uint8Array(this.buffer, at.bins, rows * at.stride);
    this.order = new Uint32Array(this.buffer, at.order, rows);
    this.raw = new Float64Array(this.buffer, at.raw, rows * outputs);
    this.gradients = new Int32Array(this.buffer, at.gradients, rows * 2);
    this.labels = new Float64Array(this.buffer, at.labels, rows);
    this.weights = new Float64Array(this.buffer, at.weights, rows);
    this.ruleAt = new Float64Array(this.buffer, at.rule, 5);
    this.nodeAt = new Float64Array(this.buffer, at.node, 16);
    this.foundAt = new Float64Array(this.buffer, at.found, Math.ceil(at.stride / TOGETHER) * 16);
  }

  setRule(rule: SplitRule): void {
    const { features } = this.sizes;
    new Int32Array(this.buffer, this.at.counts, features).set(rule.binCounts);
    new Uint8Array(this.buffer, this.at.allowed, features).set(rule.allowed);
    new Int8Array(this.buffer, this.at.monotone, features).set(rule.monotone);
    this.ruleAt[0] = rule.leastRows;
    this.ruleAt[1] = rule.leastHessian;
    this.ruleAt[2] = rule.l2;
  }

  setUnits(gradient: number, hessian: number): void {
    this.ruleAt[3] = gradient;
    this.ruleAt[4] = hessian;
  }

  logistic(): void {
    const { raw, labels, weights, gradients } = this.at;
    const [perGradient, perHessian] = [1 / (this.ruleAt[3] ?? 1), 1 / (this.ruleAt[4] ?? 1)];
    this.kernels.boostLogistic(raw, labels, weights, 0, this.sizes.rows, perGradient, perHessian, gradients);
  }

  restart(): void {
    this.kernels.boostRestart(this.at.order, this.sizes.rows);
  }

  private slot(slot: number): number {
    return this.at.histograms + slot * this.at.slotBytes;
  }

  histogram(slot: number, start: number, end: number): void {
    const { memory } = this;
    const { order, bins, stride, gradients } = this.at;
    const alone = (end - start) * stride < WORTH;
    const work = rangesOf(stride, alone ? stride : TOGETHER).map(
      ({ start: from, end: to }): CountWork => ({
        ...{ memory, from, to, order, start, end, bins, stride, gradients, slot: this.slot(slot) },
      }),
    );
    (alone ? inThread : this.parallel).map(countPart, work);
  }

  subtract(parent: number, child: number, out: number): void {
    this.kernels.boostSubtract(this.slot(parent), this.slot(child), this.slot(out), this.at.slotBytes);
  }

  totals(slot: number): { gradient: number; hessian: number; rows: number } {
    const sums = new BigInt64Array(this.buffer, this.slot(slot), BINS * 2);
    let [first, second] = [0n, 0n];
    for (let i = 0; i < sums.length; i += 2) {
      first += sums[i] ?? 0n;
      second += sums[i + 1] ?? 0n;
    }
    const rows = Number((first + BigInt(ONE / 2)) >> 40n);
    const gradient = Number(first - (BigInt(rows) << 40n));
    return { gradient: gradient * (this.ruleAt[3] ?? 1), hessian: Number(second) * (this.ruleAt[4] ?? 1), rows };
  }

  split(slot: number, node: NodeSums): FoundSplit | null {
    const { counts, allowed, monotone, rule, found } = this.at;
    this.writeNode(0, node);
    this.foundAt.fill(0);
    const { features } = this.sizes;
    this.kernels.boostSplit(this.slot(slot), 0, features, counts, allowed, monotone, this.at.node, rule, found);
    return this.readSplit(0);
  }

  private writeNode(at: number, { gradient, hessian, rows, low, high }: NodeSums): void {
    this.nodeAt.set([gradient, hessian, rows, low, high], at);
  }

  private readSplit(at: number): FoundSplit | null {
    const [gain = 0, feature = 0, bin = 0, left = 0, gradient = 0, hessian = 0, rows = 0, missing = 0] =
      this.foundAt.subarray(at, at + 8);
    if (!(gain > 0)) return null;
    return { gain, feature, bin, missingLeft: left === 1, hasMissing: missing === 1, gradient, hessian, rows };
  }

  expand(
    slot: number,
    start: number,
    end: number,
    own: NodeSums | null,
    parent: number,
    rest: NodeSums | null,
  ): FoundPair {
    const { at, memory } = this;
    const { features } = this.sizes;
    if (own) this.writeNode(0, own);
    if (rest) this.writeNode(8, rest);
    this.foundAt.fill(0);
    const alone = (end - start) * at.stride < WORTH;
    const ranges = rangesOf(at.stride, alone ? at.stride : TOGETHER);
    const { order, bins, stride, gradients, counts, allowed, monotone, rule } = at;
    const work = ranges.map(
      (range, i): ExpandWork => ({
        ...{ memory, features, order, start, end, bins, stride, gradients, counts, allowed, monotone, rule },
        from: range.start,
        to: range.end,
        slot: this.slot(slot),
        parent: this.slot(parent),
        own: own ? at.node : 0,
        rest: rest ? at.node + 64 : 0,
        found: at.found + i * 128,
      }),
    );
    (alone ? inThread : this.parallel).map(expandPart, work);
    // Of equal gains the first feature's, as when one thread looks at all.
    const best = (offset: number): FoundSplit | null =>
      ranges.reduce<FoundSplit | null>((found, _, i) => {
        const other = this.readSplit(i * 16 + offset);
        return other && other.gain > (found?.gain ?? 0) ? other : found;
      }, null);
    return [best(0), best(8)];
  }

  partition(start: number, end: number, { feature, bin, missingLeft }: FoundSplit): number {
    const { order, spare, bins, stride } = this.at;
    return this.kernels.boostPartition(order, start, end, spare, bins, stride, feature, bin, missingLeft ? 1 : 0);
  }

  add(output: number, start: number, end: number, value: number): void {
    this.kernels.boostAdd(this.at.order, start, end, this.at.raw + output * this.sizes.rows * 8, value);
  }
}
