// Nearest centre of rows, and what follows from it. Columns of float32 with `stride` bytes from one to the next; rows are
// taken eight at a time, so columns are padded to a multiple of eight. A centre c is compared by |c|²/2 − x·c.

/** Rows of a block: its twelve or so columns stay in the nearest cache between the two passes. */
const BLOCK: i32 = 512;

/**
 * Labels (int32, from 0) of rows start … end, which are multiples of eight, into `labels` (address of row `start`).
 * `packed`: centres, four at a time, feature after feature (the last group filled with zeros); `half`: |c|²/2 of each,
 * infinite for those that fill up.
 */
export function assign(
  x: usize,
  stride: usize,
  start: i32,
  end: i32,
  features: i32,
  packed: usize,
  half: usize,
  groups: i32,
  labels: usize,
): void {
  const group = (<usize>features) << 4;
  for (let row = start; row < end; row += 8) {
    const from = x + ((<usize>row) << 2);
    let best0 = f32x4.splat(f32.MAX_VALUE);
    let best1 = best0;
    let label0 = i32x4.splat(0);
    let label1 = label0;
    let centres = packed;
    for (let g = 0; g < groups; g++) {
      const h = half + ((<usize>g) << 4);
      let a0 = v128.load32_splat(h, 0);
      let b0 = v128.load32_splat(h, 4);
      let c0 = v128.load32_splat(h, 8);
      let d0 = v128.load32_splat(h, 12);
      let a1 = a0;
      let b1 = b0;
      let c1 = c0;
      let d1 = d0;
      let at = from;
      const last = centres + group;
      for (let c = centres; c < last; c += 16) {
        const x0 = v128.load(at, 0);
        const x1 = v128.load(at, 16);
        let s = v128.load32_splat(c, 0);
        a0 = f32x4.sub(a0, f32x4.mul(x0, s));
        a1 = f32x4.sub(a1, f32x4.mul(x1, s));
        s = v128.load32_splat(c, 4);
        b0 = f32x4.sub(b0, f32x4.mul(x0, s));
        b1 = f32x4.sub(b1, f32x4.mul(x1, s));
        s = v128.load32_splat(c, 8);
        c0 = f32x4.sub(c0, f32x4.mul(x0, s));
        c1 = f32x4.sub(c1, f32x4.mul(x1, s));
        s = v128.load32_splat(c, 12);
        d0 = f32x4.sub(d0, f32x4.mul(x0, s));
        d1 = f32x4.sub(d1, f32x4.mul(x1, s));
        at += stride;
      }
      centres = last;
      const first = g << 2;
      let id = i32x4.splat(first);
      let less = f32x4.lt(a0, best0);
      best0 = v128.bitselect(a0, best0, less);
      label0 = v128.bitselect(id, label0, less);
      less = f32x4.lt(a1, best1);
      best1 = v128.bitselect(a1, best1, less);
      label1 = v128.bitselect(id, label1, less);
      id = i32x4.splat(first + 1);
      less = f32x4.lt(b0, best0);
      best0 = v128.bitselect(b0, best0, less);
      label0 = v128.bitselect(id, label0, less);
      less = f32x4.lt(b1, best1);
      best1 = v128.bitselect(b1, best1, less);
      label1 = v128.bitselect(id, label1, less);
      id = i32x4.splat(first + 2);
      less = f32x4.lt(c0, best0);
      best0 = v128.bitselect(c0, best0, less);
      label0 = v128.bitselect(id, label0, less);
      less = f32x4.lt(c1, best1);
      best1 = v128.bitselect(c1, best1, less);
      label1 = v128.bitselect(id, label1, less);
      id = i32x4.splat(first + 3);
      less = f32x4.lt(d0, best0);
      best0 = v128.bitselect(d0, best0, less);
      label0 = v128.bitselect(id, label0, less);
      less = f32x4.lt(d1, best1);
      best1 = v128.bitselect(d1, best1, less);
      label1 = v128.bitselect(id, label1, less);
    }
    const to = labels + ((<usize>(row - start)) << 2);
    v128.store(to, label0, 0);
    v128.store(to, label1, 16);
  }
}

/**
 * One step of Lloyd's over rows start … end (start a multiple of eight): labels anew, and the float64 `sums` (centre after
 * centre) and int32 `counts` corrected by the rows that moved. A label of −1 has not been counted yet. Gives how many moved.
 * `scratch`: room for the labels of a block.
 */
export function step(
  x: usize,
  stride: usize,
  start: i32,
  end: i32,
  features: i32,
  packed: usize,
  half: usize,
  groups: i32,
  labels: usize,
  sums: usize,
  counts: usize,
  scratch: usize,
): i32 {
  let moved = 0;
  const width = (<usize>features) << 3;
  for (let first = start; first < end; first += BLOCK) {
    const last = min(end, first + BLOCK);
    assign(x, stride, first, (last + 7) & ~7, features, packed, half, groups, scratch);
    const old = labels + ((<usize>first) << 2);
    const rows = last - first;
    for (let i = 0; i < rows; i++) {
      const at = (<usize>i) << 2;
      if ((i & 3) === 0 && i + 4 <= rows && !v128.any_true(v128.xor(v128.load(scratch + at), v128.load(old + at)))) {
        i += 3;
        continue;
      }
      const was = load<i32>(old + at);
      const is = load<i32>(scratch + at);
      if (was === is) continue;
      moved++;
      store<i32>(old + at, is);
      let from = x + ((<usize>(first + i)) << 2);
      let gain = sums + <usize>is * width;
      store<i32>(counts + ((<usize>is) << 2), load<i32>(counts + ((<usize>is) << 2)) + 1);
      if (was < 0) {
        for (const stop = gain + width; gain < stop; gain += 8) {
          store<f64>(gain, load<f64>(gain) + <f64>load<f32>(from));
          from += stride;
        }
      } else {
        let loss = sums + <usize>was * width;
        store<i32>(counts + ((<usize>was) << 2), load<i32>(counts + ((<usize>was) << 2)) - 1);
        for (const stop = gain + width; gain < stop; gain += 8) {
          const value = <f64>load<f32>(from);
          store<f64>(gain, load<f64>(gain) + value);
          store<f64>(loss, load<f64>(loss) - value);
          loss += 8;
          from += stride;
        }
      }
    }
  }
  return moved;
}

/** Squared distance of rows start … end to the centre of their label, into `out` (float32, by row) where it is not 0; gives their sum. `centres`: float32, centre after centre. */
export function spread(
  x: usize,
  stride: usize,
  start: i32,
  end: i32,
  features: i32,
  centres: usize,
  labels: usize,
  out: usize,
): f64 {
  let total: f64 = 0;
  for (let row = start; row < end; row++) {
    let at = x + ((<usize>row) << 2);
    let c = centres + <usize>(load<i32>(labels + ((<usize>row) << 2)) * features) * 4;
    let sum: f32 = 0;
    for (const stop = c + ((<usize>features) << 2); c < stop; c += 4) {
      const difference = load<f32>(at) - load<f32>(c);
      sum += difference * difference;
      at += stride;
    }
    if (out) store<f32>(out + ((<usize>row) << 2), sum);
    total += <f64>sum;
  }
  return total;
}

/**
 * For each of some candidates (float32, one after the other): the squared distance of rows start … end to the nearer of
 * it and what `current` says, into `out` (float32, a column of `stride` bytes for each), their sums (float64) into `sums`.
 * start and end are multiples of eight; rows from `rows` on are filling and count nothing.
 */
export function nearer(
  x: usize,
  stride: usize,
  start: i32,
  end: i32,
  rows: i32,
  features: i32,
  candidates: usize,
  count: i32,
  current: usize,
  out: usize,
  sums: usize,
): void {
  for (let c = 0; c < count; c++) store<f64>(sums + ((<usize>c) << 3), 0);
  for (let first = start; first < end; first += BLOCK) {
    const last = min(end, first + BLOCK);
    for (let c = 0; c < count; c++) {
      const candidate = candidates + <usize>(c * features) * 4;
      const stop = candidate + ((<usize>features) << 2);
      const to = out + <usize>c * stride;
      let total = f32x4.splat(0);
      for (let row = first; row < last; row += 8) {
        const offset = (<usize>row) << 2;
        let at = x + offset;
        let s0 = f32x4.splat(0);
        let s1 = s0;
        for (let p = candidate; p < stop; p += 4) {
          const value = v128.load32_splat(p);
          const e0 = f32x4.sub(v128.load(at, 0), value);
          const e1 = f32x4.sub(v128.load(at, 16), value);
          s0 = f32x4.add(s0, f32x4.mul(e0, e0));
          s1 = f32x4.add(s1, f32x4.mul(e1, e1));
          at += stride;
        }
        s0 = f32x4.pmin(s0, v128.load(current + offset, 0));
        s1 = f32x4.pmin(s1, v128.load(current + offset, 16));
        v128.store(to + offset, s0, 0);
        v128.store(to + offset, s1, 16);
        if (row + 8 <= rows) {
          total = f32x4.add(total, f32x4.add(s0, s1));
        } else {
          for (let i = row; i < rows; i++) {
            const sum = sums + ((<usize>c) << 3);
            store<f64>(sum, load<f64>(sum) + <f64>load<f32>(to + ((<usize>i) << 2)));
          }
        }
      }
      const sum = sums + ((<usize>c) << 3);
      const low = f64x2.promote_low_f32x4(total);
      const high = f64x2.promote_low_f32x4(i32x4.shuffle(total, total, 2, 3, 0, 1));
      const both = f64x2.add(low, high);
      store<f64>(sum, load<f64>(sum) + f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1));
    }
  }
}
