import { checkPair, countBinary, orderByScore } from './check-labels';

export interface LiftRow {
  /** 1 is the part with the highest scores. */
  readonly part: number;
  readonly rows: number;
  readonly positives: number;
  /** Share of positives in this part. */
  readonly rate: number;
  /** That share over the share in all rows. */
  readonly lift: number;
  /** Positives in this part and those above it, as a share of all positives (the gain). */
  readonly gain: number;
  readonly cumulativeLift: number;
  readonly lowestScore: number;
}

/**
 * Rows in order of falling score, cut into equally many (deciles unless said), with the lift and the gain of each.
 * Where several rows share a score at a cut, their positives are spread evenly over both sides, so that the order of the
 * rows does not matter.
 */
export function liftTable(labels: ArrayLike<number>, scores: ArrayLike<number>, parts = 10): LiftRow[] {
  checkPair(labels, scores);
  const { positives } = countBinary(labels);
  const n = labels.length;
  const order = orderByScore(scores);
  const expected = spreadTies(labels, scores, order);
  const table: LiftRow[] = [];
  let found = 0;
  for (let part = 0; part < Math.min(parts, n); part += 1) {
    const count = Math.min(parts, n);
    const [start, end] = [Math.round((part * n) / count), Math.round(((part + 1) * n) / count)];
    let here = 0;
    for (let i = start; i < end; i += 1) here += expected[i] ?? 0;
    found += here;
    const rows = end - start;
    table.push({
      part: part + 1,
      rows,
      positives: here,
      rate: here / rows,
      lift: here / rows / (positives / n),
      gain: found / positives,
      cumulativeLift: found / end / (positives / n),
      lowestScore: scores[order[end - 1] ?? 0] ?? 0,
    });
  }
  return table;
}

/** Expected positives at each place of the order: within a group of one score, the share of positives of the group. */
function spreadTies(labels: ArrayLike<number>, scores: ArrayLike<number>, order: Uint32Array): Float64Array {
  const expected = new Float64Array(order.length);
  for (let start = 0; start < order.length; ) {
    const score = scores[order[start] ?? 0];
    let [end, positives] = [start, 0];
    for (; end < order.length && scores[order[end] ?? 0] === score; end += 1) {
      if (labels[order[end] ?? 0] === 1) positives += 1;
    }
    expected.fill(positives / (end - start), start, end);
    start = end;
  }
  return expected;
}
