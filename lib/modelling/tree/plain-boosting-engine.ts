import { MISSING_BIN } from './bin-mapper';
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

const CELL = 3;

/** The engine without WebAssembly: the same sums and the same order of operations as kernels/assembly/boost.ts. */
export class PlainBoostingEngine implements BoostingEngine {
  readonly stride: number;
  readonly bins: Uint8Array;
  readonly order: Uint32Array;
  readonly raw: Float64Array;
  readonly gradients: Int32Array;
  readonly labels: Float64Array;
  readonly weights: Float64Array;
  /** Gradient, hessian and count of each bin, of each feature, of each slot. */
  private readonly histograms: Float64Array;
  private readonly spare: Uint32Array;
  private rule: SplitRule | null = null;
  private unitGradient = 1;
  private unitHessian = 1;

  constructor(private readonly sizes: EngineSizes) {
    this.stride = strideOf(sizes.features);
    this.bins = new Uint8Array(sizes.rows * this.stride);
    this.order = new Uint32Array(sizes.rows);
    this.spare = new Uint32Array(sizes.rows);
    this.raw = new Float64Array(sizes.rows * sizes.outputs);
    this.gradients = new Int32Array(sizes.rows * 2);
    this.labels = new Float64Array(sizes.rows);
    this.weights = new Float64Array(sizes.rows);
    this.histograms = new Float64Array(sizes.slots * sizes.features * BINS * CELL);
  }

  setRule(rule: SplitRule): void {
    this.rule = rule;
  }

  setUnits(gradient: number, hessian: number): void {
    this.unitGradient = gradient;
    this.unitHessian = hessian;
  }

  logistic(): void {
    const { raw, labels, weights, gradients } = this;
    const perGradient = 1 / this.unitGradient;
    const perHessian = 1 / this.unitHessian;
    for (let i = 0; i < labels.length; i += 1) {
      const p = 1 / (1 + seriesExp(-(raw[i] ?? 0)));
      const weight = weights[i] ?? 0;
      gradients[2 * i] = Math.floor((p - (labels[i] ?? 0)) * weight * perGradient + 0.5);
      gradients[2 * i + 1] = Math.floor(p * (1 - p) * weight * perHessian + 0.5);
    }
  }

  restart(): void {
    for (let i = 0; i < this.order.length; i += 1) this.order[i] = i;
  }

  private slot(slot: number): Float64Array {
    const size = this.sizes.features * BINS * CELL;
    return this.histograms.subarray(slot * size, (slot + 1) * size);
  }

  histogram(slot: number, start: number, end: number): void {
    const sums = this.slot(slot).fill(0);
    const { order, bins, stride, gradients } = this;
    const { features } = this.sizes;
    for (let i = start; i < end; i += 1) {
      const row = order[i] ?? 0;
      const gradient = gradients[2 * row] ?? 0;
      const hessian = gradients[2 * row + 1] ?? 0;
      const at = row * stride;
      for (let f = 0; f < features; f += 1) {
        const cell = (f * BINS + (bins[at + f] ?? 0)) * CELL;
        sums[cell] = (sums[cell] ?? 0) + gradient;
        sums[cell + 1] = (sums[cell + 1] ?? 0) + hessian;
        sums[cell + 2] = (sums[cell + 2] ?? 0) + 1;
      }
    }
  }

  expand(
    slot: number,
    start: number,
    end: number,
    own: NodeSums | null,
    parent: number,
    rest: NodeSums | null,
  ): FoundPair {
    this.histogram(slot, start, end);
    this.subtract(parent, slot, parent);
    return [own && this.split(slot, own), rest && this.split(parent, rest)];
  }

  subtract(parent: number, child: number, out: number): void {
    const [whole, part, rest] = [this.slot(parent), this.slot(child), this.slot(out)];
    for (let i = 0; i < rest.length; i += 1) rest[i] = (whole[i] ?? 0) - (part[i] ?? 0);
  }

  totals(slot: number): { gradient: number; hessian: number; rows: number } {
    const sums = this.slot(slot);
    const total = [0, 0, 0];
    for (let i = 0; i < BINS * CELL; i += 1) total[i % CELL] = (total[i % CELL] ?? 0) + (sums[i] ?? 0);
    const [gradient = 0, hessian = 0, rows = 0] = total;
    return { gradient: gradient * this.unitGradient, hessian: hessian * this.unitHessian, rows };
  }

  split(slot: number, node: NodeSums): FoundSplit | null {
    const { rule } = this;
    if (!rule) return null;
    const sums = this.slot(slot);
    let best: FoundSplit | null = null;
    for (let f = 0; f < this.sizes.features; f += 1) {
      if (rule.allowed[f] === 0) continue;
      const hasMissing = (sums[(f * BINS + MISSING_BIN) * CELL + 2] ?? 0) !== 0;
      best = this.scan(sums, f, node, rule, false, best);
      if (hasMissing) best = this.scan(sums, f, node, rule, true, best);
    }
    return best;
  }

  private scan(
    sums: Float64Array,
    feature: number,
    node: NodeSums,
    rule: SplitRule,
    missingLeft: boolean,
    found: FoundSplit | null,
  ): FoundSplit | null {
    const { leastRows, leastHessian, l2 } = rule;
    const { low, high } = node;
    const sign = rule.monotone[feature] ?? 0;
    const bounded = low > Number.NEGATIVE_INFINITY || high < Number.POSITIVE_INFINITY;
    const before = lossOf(node.gradient, node.hessian, l2, low, high, bounded);
    const missingAt = (feature * BINS + MISSING_BIN) * CELL;
    const hasMissing = (sums[missingAt + 2] ?? 0) !== 0;
    let units = missingLeft ? (sums[missingAt] ?? 0) : 0;
    let weight = missingLeft ? (sums[missingAt + 1] ?? 0) : 0;
    let rows = missingLeft ? (sums[missingAt + 2] ?? 0) : 0;
    let best = found;
    const bins = rule.binCounts[feature] ?? 0;
    const last = hasMissing && !missingLeft ? bins : bins - 1;
    for (let bin = 0; bin < last; bin += 1) {
      const cell = (feature * BINS + bin) * CELL;
      const count = sums[cell + 2] ?? 0;
      if (count === 0) continue;
      units += sums[cell] ?? 0;
      weight += sums[cell + 1] ?? 0;
      rows += count;
      if (rows < leastRows) continue;
      if (node.rows - rows < leastRows) break;
      const hessian = weight * this.unitHessian;
      if (hessian < leastHessian) continue;
      if (node.hessian - hessian < leastHessian) break;
      const gradient = units * this.unitGradient;
      const rightGradient = node.gradient - gradient;
      const rightHessian = node.hessian - hessian;
      let gain: number;
      if (bounded || sign !== 0) {
        const left = clamp(-gradient / (hessian + l2), low, high);
        const right = clamp(-rightGradient / (rightHessian + l2), low, high);
        if ((sign > 0 && left > right) || (sign < 0 && left < right)) continue;
        gain =
          before -
          (gradient * left + 0.5 * (hessian + l2) * left * left) -
          (rightGradient * right + 0.5 * (rightHessian + l2) * right * right);
      } else {
        gain =
          before +
          (0.5 * gradient * gradient) / (hessian + l2) +
          (0.5 * rightGradient * rightGradient) / (rightHessian + l2);
      }
      if (gain > (best?.gain ?? 0)) {
        best = { gain, feature, bin, missingLeft, hasMissing, gradient, hessian, rows };
      }
    }
    return best;
  }

  partition(start: number, end: number, { feature, bin, missingLeft }: FoundSplit): number {
    const { order, spare, bins, stride } = this;
    let left = start;
    let right = 0;
    for (let i = start; i < end; i += 1) {
      const row = order[i] ?? 0;
      const b = bins[row * stride + feature] ?? 0;
      if (b <= bin || (b === MISSING_BIN && missingLeft)) {
        order[left] = row;
        left += 1;
      } else {
        spare[right] = row;
        right += 1;
      }
    }
    order.set(spare.subarray(0, right), left);
    return left - start;
  }

  add(output: number, start: number, end: number, value: number): void {
    const offset = output * this.sizes.rows;
    for (let i = start; i < end; i += 1) {
      const at = offset + (this.order[i] ?? 0);
      this.raw[at] = (this.raw[at] ?? 0) + value;
    }
  }
}

const clamp = (value: number, low: number, high: number): number => (value < low ? low : value > high ? high : value);

/** What the best value within its bounds leaves of the loss. */
function lossOf(g: number, h: number, l2: number, low: number, high: number, bounded: boolean): number {
  if (!bounded) return (-0.5 * g * g) / (h + l2);
  const value = clamp(-g / (h + l2), low, high);
  return g * value + 0.5 * (h + l2) * value * value;
}

/** 1/11!, 1/10!, … 1/0!, as the kernel has them. */
const SERIES = [1 / 39916800, 1 / 3628800, 1 / 362880, 1 / 40320, 1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 0.5, 1, 1];

/** e^x for x cut to ±40, operation for operation as the kernel does it. */
export function seriesExp(x: number): number {
  const y = x > 40 ? 40 : x < -40 ? -40 : x;
  const k = Math.floor(y * Math.LOG2E + 0.5);
  const r = y - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  let sum = SERIES[0] ?? 0;
  for (let i = 1; i < SERIES.length; i += 1) sum = sum * r + (SERIES[i] ?? 0);
  return sum * 2 ** k;
}
