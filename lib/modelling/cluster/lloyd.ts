import type { Centres, PointSpace } from './point-space';

export interface LloydRule {
  readonly maxIterations: number;
  /** The centres have settled when the sum of their squared moves is at most this. */
  readonly tolerance: number;
  readonly signal?: AbortSignal;
}

export interface LloydResult {
  /** Sum of the squared distances of the rows to their centre. */
  readonly inertia: number;
  readonly centres: Centres;
  readonly counts: Int32Array;
  readonly iterations: number;
  /** Whether it settled before the iterations were used up. */
  readonly settled: boolean;
}

/**
 * Lloyd's algorithm from given centres; the labels stay in the space. A centre that lost all its rows moves to the row
 * that is farthest from its own, as scikit-learn does. Ends like scikit-learn's: no label changes, or the centres settled.
 */
export function lloyd(space: PointSpace, start: Centres, { maxIterations, tolerance, signal }: LloydRule): LloydResult {
  let centres = start;
  let counts: Int32Array = new Int32Array();
  let iterations = 0;
  let strict = false;
  let settled = false;
  space.forget(start.length / space.features);
  while (iterations < maxIterations && !settled) {
    signal?.throwIfAborted();
    const step = space.step(centres);
    iterations += 1;
    counts = step.counts;
    strict = step.moved === 0;
    fillEmpty(space, centres, step);
    const next = means(step, centres, space.features);
    settled = strict || squaredMove(centres, next) <= tolerance;
    centres = next;
  }
  // The labels are those of the centres before: once more, unless nothing moved.
  if (!strict) counts = space.step(centres).counts;
  return { inertia: space.inertia(centres), centres, counts, iterations, settled };
}

interface Sums {
  readonly sums: Float64Array;
  readonly counts: Int32Array;
}

function means({ sums, counts }: Sums, before: Centres, features: number): Centres {
  return sums.map((sum, i) => {
    const count = counts[Math.floor(i / features)] ?? 0;
    return count > 0 ? sum / count : (before[i] ?? 0);
  });
}

function squaredMove(before: Centres, after: Centres): number {
  return after.reduce((sum, value, i) => sum + (value - (before[i] ?? 0)) ** 2, 0);
}

/** Gives each empty centre the farthest row that is left, and takes that row from its own. */
function fillEmpty(space: PointSpace, centres: Centres, { sums, counts }: Sums): void {
  const empty = [...counts.keys()].filter((c) => counts[c] === 0);
  if (empty.length === 0) return;
  space.inertia(centres, { keep: true });
  const distances = space.distances();
  const labels = space.labels();
  for (const [n, row] of farthest(distances, empty.length).entries()) {
    const to = empty[n] ?? 0;
    const from = labels[row] ?? 0;
    if ((distances[row] ?? 0) <= 0 || (counts[from] ?? 0) <= 1) continue; // Fewer different rows than clusters.
    counts[to] = 1;
    counts[from] = (counts[from] ?? 0) - 1;
    for (let j = 0; j < space.features; j += 1) {
      const value = space.at(row, j);
      sums[to * space.features + j] = value;
      sums[from * space.features + j] = (sums[from * space.features + j] ?? 0) - value;
    }
  }
}

/** The rows with the largest distances, the farthest first. */
function farthest(distances: Float32Array, count: number): number[] {
  const best: number[] = [];
  for (let row = 0; row < distances.length; row += 1) {
    const value = distances[row] ?? 0;
    if (best.length === count && value <= (distances[best[count - 1] ?? 0] ?? 0)) continue;
    let at = best.length;
    while (at > 0 && (distances[best[at - 1] ?? 0] ?? 0) < value) at -= 1;
    best.splice(at, 0, row);
    if (best.length > count) best.pop();
  }
  return best;
}
