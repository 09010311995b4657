// A tree of a forest on columns of bins (uint8, one column after the other). Each row has a pair of float64, its weight and
// weight · target; the purity of a set of rows is (Σ second)² / Σ first. The pairs lie in the order of the rows' list, so
// that they are read one after the other.

/**
 * The best split of rows start … end by one column. `cells`: room for 256 cells of 32 bytes, empty before and after;
 * `marks`: room for 256 bits, empty before and after. `out` (float64: gain, feature, bin, missing left, sums of the left
 * side, the next bin that has rows, whether values are missing) is replaced only where the gain is higher. Gives the number
 * of bins that have rows.
 */
export function forestSplit(
  rows: usize,
  pairs: usize,
  start: i32,
  end: i32,
  column: usize,
  cells: usize,
  marks: usize,
  allFirst: f64,
  allSecond: f64,
  leastRows: i32,
  feature: i32,
  out: usize,
): i32 {
  let pair = pairs + (<usize>start << 4);
  const last = rows + (<usize>end << 2);
  for (let at = rows + (<usize>start << 2); at < last; at += 4) {
    const bin = <usize>load<u8>(column + <usize>load<u32>(at));
    const cell = cells + (bin << 5);
    const count = load<i32>(cell, 16);
    if (count == 0) {
      const word = marks + ((bin >> 6) << 3);
      store<u64>(word, load<u64>(word) | ((<u64>1) << (<u64>bin & 63)));
    }
    store<i32>(cell, count + 1, 16);
    v128.store(cell, f64x2.add(v128.load(cell), v128.load(pair)));
    pair += 16;
  }
  const total = end - start;
  const before = (allSecond * allSecond) / allFirst;
  let best = load<f64>(out);
  const missing = load<i32>(cells, 8176);
  let occupied = missing > 0 ? 1 : 0;
  for (let side = 0; side <= (missing > 0 ? 1 : 0); side++) {
    let sums = side ? v128.load(cells, 8160) : f64x2.splat(0);
    let seen = side ? missing : 0;
    let waiting = false;
    for (let w = 0; w < 4; w++) {
      let word = load<u64>(marks + (<usize>w << 3));
      if (w == 3) word &= ~((<u64>1) << 63);
      while (word) {
        const bin = (w << 6) + <i32>ctz(word);
        word &= word - 1;
        const cell = cells + (<usize>bin << 5);
        if (side == 0) occupied++;
        if (waiting) {
          store<f64>(out, <f64>bin, 48);
          waiting = false;
        }
        sums = f64x2.add(sums, v128.load(cell));
        seen += load<i32>(cell, 16);
        if (seen < leastRows || total - seen < leastRows) continue;
        const first = f64x2.extract_lane(sums, 0);
        const second = f64x2.extract_lane(sums, 1);
        const restFirst = allFirst - first;
        const restSecond = allSecond - second;
        if (restFirst <= 0) continue;
        const gain = (second * second) / first + (restSecond * restSecond) / restFirst - before;
        if (gain > best) {
          best = gain;
          store<f64>(out, gain);
          store<f64>(out, <f64>feature, 8);
          store<f64>(out, <f64>bin, 16);
          store<f64>(out, <f64>side, 24);
          store<f64>(out, first, 32);
          store<f64>(out, second, 40);
          store<f64>(out, <f64>bin + 1, 48);
          store<f64>(out, missing > 0 ? 1 : 0, 56);
          waiting = true;
        }
      }
    }
  }
  for (let w = 0; w < 4; w++) {
    let word = load<u64>(marks + (<usize>w << 3));
    store<u64>(marks + (<usize>w << 3), 0);
    while (word) {
      const cell = cells + (((<usize>w << 6) + <usize>ctz(word)) << 5);
      word &= word - 1;
      v128.store(cell, f64x2.splat(0));
      store<i32>(cell, 0, 16);
    }
  }
  return occupied;
}

/** Parts rows start … end of the list, and their pairs, each side in its order. Gives how many went left. */
export function forestPartition(
  rows: usize,
  pairs: usize,
  start: i32,
  end: i32,
  spareRows: usize,
  sparePairs: usize,
  column: usize,
  bin: i32,
  missingLeft: i32,
): i32 {
  const first = rows + (<usize>start << 2);
  const last = rows + (<usize>end << 2);
  let left = first;
  let leftPair = pairs + (<usize>start << 4);
  let pair = leftPair;
  let right = spareRows;
  let rightPair = sparePairs;
  for (let at = first; at < last; at += 4) {
    const row = load<u32>(at);
    const value = v128.load(pair);
    pair += 16;
    const b = <i32>load<u8>(column + <usize>row);
    const goesLeft = <usize>((b <= bin) | ((b == 255) & missingLeft));
    store<u32>(left, row);
    store<u32>(right, row);
    v128.store(leftPair, value);
    v128.store(rightPair, value);
    left += goesLeft << 2;
    leftPair += goesLeft << 4;
    right += (1 - goesLeft) << 2;
    rightPair += (1 - goesLeft) << 4;
  }
  memory.copy(left, spareRows, right - spareRows);
  memory.copy(leftPair, sparePairs, rightPair - sparePairs);
  return <i32>((left - first) >> 2);
}
