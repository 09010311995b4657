import type { Random } from '@/lib/core';
import type { LloydResult } from './lloyd';
import type { Centres, PointSpace } from './point-space';

export interface MiniBatchRule {
  readonly batchSize: number;
  /** Times that as many rows as there are have been drawn, at most. */
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly signal?: AbortSignal;
}

/** Batches without a smaller smoothed move before it ends (as scikit-learn's `max_no_improvement`). */
const PATIENCE = 10;

/**
 * Mini-batch K-Means (Sculley 2010): each batch of rows drawn by chance moves its centres by 1 / (rows they have met).
 * Ends when the smoothed spread of the batches stops falling.
 */
export function miniBatch(space: PointSpace, start: Centres, random: Random, rule: MiniBatchRule): LloydResult {
  const { rows, features } = space;
  const size = Math.min(rule.batchSize, rows);
  const clusters = start.length / features;
  const centres = start.slice();
  const met = new Float64Array(clusters);
  const most = Math.ceil((rule.maxIterations * rows) / size);
  const smoothing = Math.min(1, (2 * size) / (rows + 1));
  let smoothed = Number.NaN;
  let least = Number.POSITIVE_INFINITY;
  let patience = 0;
  let batches = 0;
  while (batches < most && patience < PATIENCE) {
    if (batches % 16 === 0) rule.signal?.throwIfAborted();
    const batch = Array.from({ length: size }, () => Math.min(rows - 1, Math.floor(random.next() * rows)));
    const spread = moveBy(space, batch, centres, met) / size;
    batches += 1;
    if (batches === 1) continue; // The first batch stands beside centres that are rows.
    smoothed = Number.isNaN(smoothed) ? spread : smoothed * (1 - smoothing) + spread * smoothing;
    patience = smoothed < least ? 0 : patience + 1;
    least = Math.min(least, smoothed);
  }
  space.forget(clusters);
  const { counts } = space.step(centres);
  const iterations = Math.max(1, Math.round((batches * size) / rows));
  return { inertia: space.inertia(centres), centres, counts, iterations, settled: patience >= PATIENCE };
}

/** Moves the centres by one batch; gives the squared distances of its rows before that. */
function moveBy(space: PointSpace, batch: readonly number[], centres: Centres, met: Float64Array): number {
  const { features } = space;
  const clusters = met.length;
  const sums = new Float64Array(centres.length);
  const counts = new Float64Array(clusters);
  let spread = 0;
  for (const row of batch) {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < clusters; c += 1) {
      let distance = 0;
      for (let j = 0; j < features; j += 1) distance += (space.at(row, j) - (centres[c * features + j] ?? 0)) ** 2;
      if (distance < least) {
        least = distance;
        best = c;
      }
    }
    spread += least;
    counts[best] = (counts[best] ?? 0) + 1;
    for (let j = 0; j < features; j += 1)
      sums[best * features + j] = (sums[best * features + j] ?? 0) + space.at(row, j);
  }
  for (let c = 0; c < clusters; c += 1) {
    const count = counts[c] ?? 0;
    if (count === 0) continue;
    const weight = (met[c] ?? 0) + count;
    met[c] = weight;
    for (let j = 0; j < features; j += 1) {
      const i = c * features + j;
      centres[i] = (centres[i] ?? 0) + ((sums[i] ?? 0) - count * (centres[i] ?? 0)) / weight;
    }
  }
  return spread;
}
