const DIGIT = 2 ** 16;

/**
 * Indices 0 … length − 1 in order of time, of equal times in order of receipt: a radix sort by 16 bits at a time, from
 * the lowest (Knuth, The Art of Computer Programming 3, 5.2.5). Two words of memory an event, no comparisons: the events
 * of a shop are read in the order in which they were written, which may be that of an import, customer by customer.
 */
export function sortedOrder(times: Float64Array, seqs: Uint32Array, length: number): Uint32Array {
  let order = new Uint32Array(length);
  let next = new Uint32Array(length);
  const places = new Uint32Array(DIGIT);
  for (let index = 0; index < length; index += 1) order[index] = index;

  const pass = (digit: (index: number) => number): void => {
    places.fill(0);
    for (let index = 0; index < length; index += 1) places[digit(index)] = (places[digit(index)] ?? 0) + 1;
    let sum = 0;
    for (let value = 0; value < DIGIT; value += 1) {
      const count = places[value] ?? 0;
      places[value] = sum;
      sum += count;
    }
    for (let at = 0; at < length; at += 1) {
      const index = order[at] ?? 0;
      const value = digit(index);
      const place = places[value] ?? 0;
      next[place] = index;
      places[value] = place + 1;
    }
    [order, next] = [next, order];
  };

  if (!isAscending(seqs, length)) {
    pass((index) => (seqs[index] ?? 0) % DIGIT);
    pass((index) => (seqs[index] ?? 0) >>> 16);
  }
  const { first, last } = finiteRange(times, length);
  /** From 0: −∞, then the finite times from 1, then ∞. */
  const keyOf = (time: number): number =>
    time === Number.NEGATIVE_INFINITY ? 0 : time === Number.POSITIVE_INFINITY ? last - first + 2 : time - first + 1;
  for (let unit = 1; unit <= last - first + 2; unit *= DIGIT)
    pass((index) => Math.floor(keyOf(times[index] ?? 0) / unit) % DIGIT);
  return order;
}

function isAscending(seqs: Uint32Array, length: number): boolean {
  for (let index = 1; index < length; index += 1) if ((seqs[index] ?? 0) < (seqs[index - 1] ?? 0)) return false;
  return true;
}

/** 0 and 0 where none is finite. */
function finiteRange(times: Float64Array, length: number): { first: number; last: number } {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < length; index += 1) {
    const time = times[index] ?? 0;
    if (!Number.isFinite(time)) continue;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return first > last ? { first: 0, last: 0 } : { first, last };
}
