/**
 * Places for labels that stand beside their things: as near to `wanted` as can be, at least `gap` apart, within
 * `[low, high]` where they fit. Answers in the order given.
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at || a.index - b.index);
  let floor = low;
  for (const item of order) {
    item.at = Math.max(item.at, floor);
    floor = item.at + gap;
  }
  let ceiling = high;
  for (const item of order.toReversed()) {
    item.at = Math.min(item.at, ceiling);
    ceiling = item.at - gap;
  }
  const placed: number[] = [];
  for (const item of order) placed[item.index] = item.at;
  return placed;
}
