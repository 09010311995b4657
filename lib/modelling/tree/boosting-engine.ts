/** Sums of gradients and hessians of a set of rows, their number, and the bounds that monotone constraints put on it. */
export interface NodeSums {
  readonly gradient: number;
  readonly hessian: number;
  readonly rows: number;
  readonly low: number;
  readonly high: number;
}

export interface FoundSplit {
  readonly gain: number;
  readonly feature: number;
  /** The last bin that goes left. */
  readonly bin: number;
  readonly missingLeft: boolean;
  /** Whether values were missing among the rows; if not, nothing was learned of where they go. */
  readonly hasMissing: boolean;
  readonly gradient: number;
  readonly hessian: number;
  readonly rows: number;
}

export interface EngineSizes {
  readonly rows: number;
  readonly features: number;
  /** Raw predictions of a row: one, or one for each class. */
  readonly outputs: number;
  /** Histograms kept at a time. */
  readonly slots: number;
}

/** What a split must keep to. */
export interface SplitRule {
  readonly leastRows: number;
  readonly leastHessian: number;
  readonly l2: number;
  /** −1, 0 or 1 for each feature. */
  readonly monotone: Int8Array;
  /** 0 to leave a feature out of this tree. */
  readonly allowed: Uint8Array;
  /** Bins of each feature, without that of missing values. */
  readonly binCounts: Int32Array;
}

/**
 * Memory and hot loops of histogram gradient boosting. Gradients are whole numbers, so that sums are exact and no order
 * of adding, hence no number of threads, changes a tree; `setUnits` says what a unit is worth. Two of these exist, in
 * WebAssembly and in TypeScript; a test holds them equal, to the last bit.
 */
export interface BoostingEngine {
  /** Bins, row after row; `stride` bytes a row, a multiple of four. */
  readonly bins: Uint8Array;
  readonly stride: number;
  /** The rows of each leaf lie side by side. */
  readonly order: Uint32Array;
  /** Raw predictions, output after output. */
  readonly raw: Float64Array;
  /** Gradient and hessian of each row, in units. */
  readonly gradients: Int32Array;
  readonly labels: Float64Array;
  readonly weights: Float64Array;
  setRule(rule: SplitRule): void;
  /** What one unit of gradient and of hessian is worth. */
  setUnits(gradient: number, hessian: number): void;
  /** Gradients of the logistic loss from raw predictions, labels and weights. */
  logistic(): void;
  /** Puts all rows into `order` again, the first first. */
  restart(): void;
  /**
   * The histogram of rows start … end of `order` into a slot, the rest of the parent's into the parent's slot, and the best
   * split of both; null for a child that may not be split. As `histogram`, `subtract` and `split` one after the other,
   * spread over threads where there are any.
   */
  expand(
    slot: number,
    start: number,
    end: number,
    own: NodeSums | null,
    parent: number,
    rest: NodeSums | null,
  ): FoundPair;
  /** The histogram of rows start … end of `order`. */
  histogram(slot: number, start: number, end: number): void;
  /** out = parent − child. */
  subtract(parent: number, child: number, out: number): void;
  /** Gradient, hessian and number of all rows in a histogram. */
  totals(slot: number): { gradient: number; hessian: number; rows: number };
  split(slot: number, node: NodeSums): FoundSplit | null;
  /** Orders rows start … end so that the left ones come first; tells how many those are. */
  partition(start: number, end: number, split: FoundSplit): number;
  /** Adds a value to the raw predictions of rows start … end of `order`. */
  add(output: number, start: number, end: number, value: number): void;
}

/** The best splits of the rows counted and of the rest of their parent. */
export type FoundPair = readonly [own: FoundSplit | null, rest: FoundSplit | null];

/** Bins of a histogram for one feature, the last of missing values. */
export const BINS = 256;

/** A row's width in bytes. */
export const strideOf = (features: number): number => (features + 3) & ~3;

/** The most rows whose number and gradients fit the counters of a histogram. */
export const MOST_ROWS = 2 ** 23 - 1;

/** How many units the largest gradient may have: the sum over all rows stays below 2^39. */
export const unitsFor = (rows: number): number => 2 ** Math.min(29, 38 - Math.ceil(Math.log2(rows + 1)));
