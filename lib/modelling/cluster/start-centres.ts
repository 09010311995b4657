import type { Random } from '@/lib/core';
import { type Centres, type PointSpace, trialsOf } from './point-space';

/**
 * First centres by the greedy k-means++ (Arthur & Vassilvitskii 2007, with several candidates for each centre, of which
 * the one is taken that leaves the least spread). Rows that coincide with a centre are not drawn, as long as others are left.
 */
export function startByDistance(space: PointSpace, clusters: number, random: Random, fallback = 0): Centres {
  const chosen: number[] = [];
  space.forgetNearest();
  let chunks: number[][] = [];
  let best = 0;
  let total = 0;
  for (let c = 0; c < clusters; c += 1) {
    const candidates =
      c === 0
        ? [Math.min(space.rows - 1, Math.floor(random.next() * space.rows))]
        : Array.from({ length: trialsOf(clusters) }, () => draw(space, chunks, best, random.next() * total, fallback));
    const tried = space.tryCentres(candidates);
    best = tried.totals.indexOf(Math.min(...tried.totals));
    total = tried.totals[best] ?? 0;
    chunks = tried.chunks;
    space.keepTrial(best);
    chosen.push(candidates[best] ?? 0);
  }
  return centresOf(space, chosen);
}

/** First centres that are rows drawn without repetition. */
export function startByRows(space: PointSpace, clusters: number, random: Random): Centres {
  const chosen = new Set<number>();
  while (chosen.size < clusters) chosen.add(Math.min(space.rows - 1, Math.floor(random.next() * space.rows)));
  return centresOf(space, [...chosen]);
}

function draw(space: PointSpace, chunks: number[][], best: number, target: number, fallback: number): number {
  let rest = target;
  for (let i = 0; i < chunks.length; i += 1) {
    const share = chunks[i]?.[best] ?? 0;
    if (rest < share || i === chunks.length - 1) return share > 0 ? space.findRow(i, rest) : fallback;
    rest -= share;
  }
  return fallback;
}

function centresOf(space: PointSpace, rows: readonly number[]): Centres {
  const centres = new Float64Array(rows.length * space.features);
  rows.forEach((row, c) => {
    for (let j = 0; j < space.features; j += 1) centres[c * space.features + j] = space.at(row, j);
  });
  return centres;
}
