import type { FitOptions } from '../estimator';
import type { Matrix } from '../matrix';

type Pair = { p: number; q: number; height: number };

/**
 * Average linkage (UPGMA) by nearest-neighbour chain over all distances, kept up by Lance and Williams: time and memory of
 * rows². A merge names one row of each side; the height is the mean distance between the rows of both.
 */
export function averagePairs(x: Matrix, { signal, onProgress }: FitOptions = {}): Pair[] {
  const n = x.rows;
  const distances = allDistances(x);
  const sizes = new Float64Array(n).fill(1);
  const live = Int32Array.from({ length: n }, (_, i) => i);
  let count = n;
  const at = (i: number, j: number): number => (i < j ? place(n, i, j) : place(n, j, i));
  const pairs: Pair[] = [];
  const chain: number[] = [];
  while (count > 1) {
    if (chain.length === 0) chain.push(live[0] ?? 0);
    const top = chain.at(-1) ?? 0;
    const before = chain.at(-2) ?? -1;
    let nearest = before;
    let least = before < 0 ? Number.POSITIVE_INFINITY : (distances[at(top, before)] ?? 0);
    for (let l = 0; l < count; l += 1) {
      const other = live[l] ?? 0;
      if (other === top) continue;
      const distance = distances[at(top, other)] ?? 0;
      if (distance >= least) continue;
      least = distance;
      nearest = other;
    }
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    pairs.push({ p: top, q: before, height: least });
    const [st, sb] = [sizes[top] ?? 1, sizes[before] ?? 1];
    // Row numbers stay ascending in `live`, so that the first of equals is the same wherever it is looked for.
    count -= 1;
    live.copyWithin(live.indexOf(top), live.indexOf(top) + 1, count + 1);
    for (let l = 0; l < count; l += 1) {
      const other = live[l] ?? 0;
      if (other === before) continue;
      const to = at(before, other);
      distances[to] = (sb * (distances[to] ?? 0) + st * (distances[at(top, other)] ?? 0)) / (st + sb);
    }
    sizes[before] = st + sb;
    if (pairs.length % 256 === 0) {
      signal?.throwIfAborted();
      onProgress?.(1 - (count / n) ** 2);
    }
  }
  return pairs;
}

/** Place of the distance of rows i < j in the upper triangle. */
const place = (n: number, i: number, j: number): number => i * n - (i * (i + 1)) / 2 + j - i - 1;

function allDistances(x: Matrix): Float64Array {
  const n = x.rows;
  const out = new Float64Array((n * (n - 1)) / 2);
  for (let j = 0; j < x.columns; j += 1) {
    const values = x.data.subarray(j * n, (j + 1) * n);
    for (let i = 0, to = 0; i < n; i += 1) {
      const own = values[i] ?? 0;
      for (let other = i + 1; other < n; other += 1, to += 1) {
        const difference = (values[other] ?? 0) - own;
        out[to] = (out[to] ?? 0) + difference * difference;
      }
    }
  }
  for (let to = 0; to < out.length; to += 1) out[to] = Math.sqrt(out[to] ?? 0);
  return out;
}
