/** What a list of recommendations was worth to one customer who then took the products in `truth`. */
export interface RankingFigures {
  /** Average precision within the first k, over min(k, |truth|): 1 where the first places are all hits. */
  averagePrecision: number;
  /** Normalised discounted cumulative gain with gains of 0 and 1 (Järvelin, Kekäläinen, TOIS 20, 2002). */
  ndcg: number;
  /** Share of what was taken that stood in the first k. */
  recall: number;
  /** 1 if anything was taken of the first k. */
  hit: number;
}

/** Throws RangeError where nothing was taken: then no list is better than another. */
export function rankingFigures(list: readonly number[], truth: ReadonlySet<number>, k: number): RankingFigures {
  if (truth.size === 0 || k < 1) throw new RangeError('nothing to rank');
  let hits = 0;
  let precision = 0;
  let gain = 0;
  const top = Math.min(k, list.length);
  for (let place = 0; place < top; place += 1) {
    if (!truth.has(list[place] ?? -1)) continue;
    hits += 1;
    precision += hits / (place + 1);
    gain += 1 / Math.log2(place + 2);
  }
  let ideal = 0;
  for (let place = 0; place < Math.min(k, truth.size); place += 1) ideal += 1 / Math.log2(place + 2);
  return {
    averagePrecision: precision / Math.min(k, truth.size),
    ndcg: gain / ideal,
    recall: hits / truth.size,
    hit: hits > 0 ? 1 : 0,
  };
}
