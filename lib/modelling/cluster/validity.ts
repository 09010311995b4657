import { AppError } from '@/lib/core';
import { checkMatrix } from '../estimator';
import type { Matrix } from '../matrix';

interface Groups {
  readonly clusters: number;
  readonly rows: number;
  readonly counts: Float64Array;
  /** Feature j of the centre of cluster c at `c * features + j`. */
  readonly centres: Float64Array;
}

/** Means of the clusters; noise (−1) and labels that no row has are left out. */
function groupsOf(x: Matrix, labels: Int32Array): Groups & { place: Int32Array } {
  checkMatrix(x);
  if (labels.length !== x.rows)
    throw new AppError('invalidInput', `${x.rows} rows need as many labels; there are ${labels.length}.`);
  const known = [...new Set(labels)].filter((label) => label >= 0).sort((a, b) => a - b);
  const places = new Map(known.map((label, i) => [label, i]));
  const place = labels.map((label) => places.get(label) ?? -1);
  const clusters = known.length;
  const counts = new Float64Array(clusters);
  const centres = new Float64Array(clusters * x.columns);
  let rows = 0;
  for (let i = 0; i < x.rows; i += 1) {
    const c = place[i] ?? -1;
    if (c < 0) continue;
    rows += 1;
    counts[c] = (counts[c] ?? 0) + 1;
    for (let j = 0; j < x.columns; j += 1) {
      const at = c * x.columns + j;
      centres[at] = (centres[at] ?? 0) + (x.data[j * x.rows + i] ?? 0);
    }
  }
  for (let at = 0; at < centres.length; at += 1)
    centres[at] = (centres[at] ?? 0) / (counts[Math.floor(at / x.columns)] ?? 1);
  if (clusters < 2 || clusters > rows - 1)
    throw new AppError('invalidInput', `This figure needs 2 to ${rows - 1} clusters; there are ${clusters}.`);
  return { clusters, rows, counts, centres, place };
}

/** Squared distance of row i to centre c. */
function squared(x: Matrix, i: number, centres: Float64Array, c: number): number {
  let sum = 0;
  for (let j = 0; j < x.columns; j += 1)
    sum += ((x.data[j * x.rows + i] ?? 0) - (centres[c * x.columns + j] ?? 0)) ** 2;
  return sum;
}

/** Davies-Bouldin index (1979): mean likeness of each cluster to the one it is most like; lower is better, 0 the least. */
export function daviesBouldinLoss(x: Matrix, labels: Int32Array): number {
  const { clusters, counts, centres, place } = groupsOf(x, labels);
  const spread = new Float64Array(clusters);
  for (let i = 0; i < x.rows; i += 1) {
    const c = place[i] ?? -1;
    if (c >= 0) spread[c] = (spread[c] ?? 0) + Math.sqrt(squared(x, i, centres, c)) / (counts[c] ?? 1);
  }
  let total = 0;
  for (let a = 0; a < clusters; a += 1) {
    let worst = 0;
    for (let b = 0; b < clusters; b += 1) {
      if (a === b) continue;
      let apart = 0;
      for (let j = 0; j < x.columns; j += 1)
        apart += ((centres[a * x.columns + j] ?? 0) - (centres[b * x.columns + j] ?? 0)) ** 2;
      // Two clusters with one centre count nothing, as in scikit-learn.
      if (apart > 0) worst = Math.max(worst, ((spread[a] ?? 0) + (spread[b] ?? 0)) / Math.sqrt(apart));
    }
    total += worst;
  }
  return total / clusters;
}

/** Calinski-Harabasz index (1974): spread between the clusters by the spread within; higher is better. */
export function calinskiHarabaszScore(x: Matrix, labels: Int32Array): number {
  const { clusters, rows, counts, centres, place } = groupsOf(x, labels);
  let within = 0;
  for (let i = 0; i < x.rows; i += 1) {
    const c = place[i] ?? -1;
    if (c >= 0) within += squared(x, i, centres, c);
  }
  let between = 0;
  for (let j = 0; j < x.columns; j += 1) {
    let mean = 0;
    for (let c = 0; c < clusters; c += 1) mean += ((centres[c * x.columns + j] ?? 0) * (counts[c] ?? 0)) / rows;
    for (let c = 0; c < clusters; c += 1) between += (counts[c] ?? 0) * ((centres[c * x.columns + j] ?? 0) - mean) ** 2;
  }
  return within === 0 ? 1 : (between * (rows - clusters)) / (within * (clusters - 1));
}
