/** The kernels of assembly/assign.ts and distances.ts; all arguments are addresses, bytes and counts as said there. */
export interface PointKernels {
  assign(
    x: number,
    stride: number,
    start: number,
    end: number,
    features: number,
    packed: number,
    half: number,
    groups: number,
    labels: number,
  ): void;
  step(
    x: number,
    stride: number,
    start: number,
    end: number,
    features: number,
    packed: number,
    half: number,
    groups: number,
    labels: number,
    sums: number,
    counts: number,
    scratch: number,
  ): number;
  spread(
    x: number,
    stride: number,
    start: number,
    end: number,
    features: number,
    centres: number,
    labels: number,
    out: number,
  ): number;
  nearer(
    x: number,
    stride: number,
    start: number,
    end: number,
    rows: number,
    features: number,
    candidates: number,
    count: number,
    current: number,
    out: number,
    sums: number,
  ): void;
  distanceSums(
    x: number,
    stride: number,
    features: number,
    bounds: number,
    clusters: number,
    from: number,
    to: number,
    out: number,
  ): void;
}
