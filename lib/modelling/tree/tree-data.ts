import type { Thresholds } from './bin-mapper';

/** What a tree learns from. */
export interface TreeData {
  /** Bins, column after column. */
  readonly bins: Uint8Array;
  readonly rows: number;
  readonly thresholds: Thresholds;
  /** Class of each row, or its number. */
  readonly target: Float64Array | Int32Array;
}
