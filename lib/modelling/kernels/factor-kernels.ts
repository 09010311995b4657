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
  alsScores(point: number, factors: number, rows: number, stride: number, out: number): void;
  alsOuter(matrix: number, rows: number, extra: number, count: number, width: number): void;
}
