// Histogram gradient boosting. Gradients are whole numbers (int32 gradient, int32 hessian for each row), so that sums are
// exact in any order. A bin of a histogram is two int64: count · 2^40 + gradients, and hessians; a feature has 256 bins,
// the last one of missing values. Bins of rows: uint8, row after row, `stride` (a multiple of four) bytes apart.

const ONE: i64 = 1 << 40;
const HALF: i64 = 1 << 39;

/** Adds rows start … end of the list `rows` (uint32) to the histogram of four features at a time. */
export function boostHistogram(
  rows: usize,
  start: i32,
  end: i32,
  bins: usize,
  stride: i32,
  from: i32,
  to: i32,
  gradients: usize,
  histogram: usize,
): void {
  const first = histogram + (<usize>from << 12);
  const last = rows + (<usize>end << 2);
  for (let at = rows + (<usize>start << 2); at < last; at += 4) {
    const row = <usize>load<u32>(at);
    const both = i64x2.extend_low_i32x4_s(v128.load64_zero(gradients + (row << 3)));
    const value = i64x2.add(both, i64x2(ONE, 0));
    let p = bins + row * <usize>stride;
    const stop = p + <usize>to;
    p += <usize>from;
    for (let h = first; p < stop; p += 4) {
      const four = load<u32>(p);
      const a = h + ((four & 255) << 4);
      v128.store(a, i64x2.add(v128.load(a), value));
      const b = h + ((four >>> 4) & 0xff0);
      v128.store(b, i64x2.add(v128.load(b, 4096), value), 4096);
      const c = h + ((four >>> 12) & 0xff0);
      v128.store(c, i64x2.add(v128.load(c, 8192), value), 8192);
      const d = h + ((four >>> 20) & 0xff0);
      v128.store(d, i64x2.add(v128.load(d, 12288), value), 12288);
      h += 16384;
    }
  }
}

/** Numbers the rows of the list from 0. */
export function boostRestart(rows: usize, count: i32): void {
  for (let i = 0; i < count; i++) store<u32>(rows + (<usize>i << 2), i);
}

/** Sets bytes to nought. */
export function boostClear(at: usize, bytes: i32): void {
  memory.fill(at, 0, bytes);
}

/** `out` = `parent` − `child`, each of `bytes` bytes (a multiple of 16). */
export function boostSubtract(parent: usize, child: usize, out: usize, bytes: i32): void {
  for (let at: usize = 0; at < <usize>bytes; at += 16) {
    v128.store(out + at, i64x2.sub(v128.load(parent + at), v128.load(child + at)));
  }
}

/**
 * The best split of features from … to of one node, into `out` (float64: gain, feature, bin, missing left, gradient,
 * hessian and count of the left side, whether values are missing), replacing what is there only where the gain is higher.
 * `counts` (int32): bins of each feature without that of missing values; `allowed` (uint8): 0 to leave a feature out;
 * `monotone` (int8): −1, 0 or 1; `node` (float64): gradient, hessian, count, lowest and highest value;
 * `rule` (float64): least rows and least hessian of a side, l2, and what a unit of gradient and of hessian is worth.
 */
export function boostSplit(
  histogram: usize,
  from: i32,
  to: i32,
  counts: usize,
  allowed: usize,
  monotone: usize,
  node: usize,
  rule: usize,
  out: usize,
): void {
  const allGradient = load<f64>(node);
  const allHessian = load<f64>(node, 8);
  const allRows = load<f64>(node, 16);
  const low = load<f64>(node, 24);
  const high = load<f64>(node, 32);
  const leastRows = load<f64>(rule);
  const leastHessian = load<f64>(rule, 8);
  const l2 = load<f64>(rule, 16);
  const unitGradient = load<f64>(rule, 24);
  const unitHessian = load<f64>(rule, 32);
  const bounded = low > -Infinity || high < Infinity;
  const before = loss(allGradient, allHessian, l2, low, high, bounded);
  let best = load<f64>(out);
  for (let f = from; f < to; f++) {
    if (!load<u8>(allowed + <usize>f)) continue;
    const bins = load<i32>(counts + (<usize>f << 2));
    const sign = <i32>load<i8>(monotone + <usize>f);
    const at = histogram + (<usize>f << 12);
    const missing = load<i64>(at, 4080);
    const hasMissing = missing !== 0;
    for (let side = 0; side <= (hasMissing ? 1 : 0); side++) {
      // side 0: missing values go right, side 1: left.
      let sum: i64 = side ? missing : 0;
      let weight: i64 = side ? load<i64>(at, 4088) : 0;
      const last = hasMissing && !side ? bins : bins - 1;
      for (let b = 0; b < last; b++) {
        const bin = at + (<usize>b << 4);
        const here = load<i64>(bin);
        if (here === 0) continue;
        sum += here;
        weight += load<i64>(bin, 8);
        const rows = <f64>((sum + HALF) >> 40);
        if (rows < leastRows) continue;
        if (allRows - rows < leastRows) break;
        const hessian = <f64>weight * unitHessian;
        if (hessian < leastHessian) continue;
        if (allHessian - hessian < leastHessian) break;
        const gradient = <f64>(sum - (((sum + HALF) >> 40) << 40)) * unitGradient;
        const rightGradient = allGradient - gradient;
        const rightHessian = allHessian - hessian;
        let gain: f64;
        if (bounded || sign !== 0) {
          const left = clamp(-gradient / (hessian + l2), low, high);
          const right = clamp(-rightGradient / (rightHessian + l2), low, high);
          if ((sign > 0 && left > right) || (sign < 0 && left < right)) continue;
          gain =
            before -
            (gradient * left + 0.5 * (hessian + l2) * left * left) -
            (rightGradient * right + 0.5 * (rightHessian + l2) * right * right);
        } else {
          gain =
            before +
            (0.5 * gradient * gradient) / (hessian + l2) +
            (0.5 * rightGradient * rightGradient) / (rightHessian + l2);
        }
        if (gain > best) {
          best = gain;
          store<f64>(out, gain);
          store<f64>(out, <f64>f, 8);
          store<f64>(out, <f64>b, 16);
          store<f64>(out, <f64>side, 24);
          store<f64>(out, gradient, 32);
          store<f64>(out, hessian, 40);
          store<f64>(out, rows, 48);
          store<f64>(out, hasMissing ? 1 : 0, 56);
        }
      }
    }
  }
}

@inline
function clamp(value: f64, low: f64, high: f64): f64 {
  return value < low ? low : value > high ? high : value;
}

/** What the best value within its bounds leaves of the loss. */
@inline
function loss(gradient: f64, hessian: f64, l2: f64, low: f64, high: f64, bounded: bool): f64 {
  if (!bounded) return (-0.5 * gradient * gradient) / (hessian + l2);
  const value = clamp(-gradient / (hessian + l2), low, high);
  return gradient * value + 0.5 * (hessian + l2) * value * value;
}

/**
 * Parts rows start … end of the list into those at most `bin` (and the missing, if they go left) and the others, each in
 * their order. `spare`: room for as many rows. Gives how many went left.
 */
export function boostPartition(
  rows: usize,
  start: i32,
  end: i32,
  spare: usize,
  bins: usize,
  stride: i32,
  feature: i32,
  bin: i32,
  missingLeft: i32,
): i32 {
  const first = rows + (<usize>start << 2);
  const last = rows + (<usize>end << 2);
  const column = bins + <usize>feature;
  let left = first;
  let right = spare;
  for (let at = first; at < last; at += 4) {
    const row = load<u32>(at);
    const b = <i32>load<u8>(column + <usize>row * <usize>stride);
    const goesLeft = <usize>((b <= bin) | ((b === 255) & missingLeft));
    // Written to both sides; only the one it belongs to moves on.
    store<u32>(left, row);
    store<u32>(right, row);
    left += goesLeft << 2;
    right += (1 - goesLeft) << 2;
  }
  memory.copy(left, spare, right - spare);
  return <i32>((left - first) >> 2);
}

/** Adds a value to the raw predictions (float64) of rows start … end of the list. */
export function boostAdd(rows: usize, start: i32, end: i32, raw: usize, value: f64): void {
  const last = rows + (<usize>end << 2);
  for (let at = rows + (<usize>start << 2); at < last; at += 4) {
    const p = raw + (<usize>load<u32>(at) << 3);
    store<f64>(p, load<f64>(p) + value);
  }
}

/**
 * Gradients and hessians of the logistic loss of rows start … end, as whole numbers. `labels`: float64, 0 or 1;
 * `weights`: float64; `perGradient`, `perHessian`: how many units 1 is worth.
 */
export function boostLogistic(
  raw: usize,
  labels: usize,
  weights: usize,
  start: i32,
  end: i32,
  perGradient: f64,
  perHessian: f64,
  gradients: usize,
): void {
  const half = f64x2.splat(0.5);
  const one = f64x2.splat(1);
  for (let i = start; i < end; i += 2) {
    const at = <usize>i << 3;
    const p = f64x2.div(one, f64x2.add(one, exp2(f64x2.neg(v128.load(raw + at)))));
    const w = v128.load(weights + at);
    const g = f64x2.mul(f64x2.mul(f64x2.sub(p, v128.load(labels + at)), w), f64x2.splat(perGradient));
    const h = f64x2.mul(f64x2.mul(f64x2.mul(p, f64x2.sub(one, p)), w), f64x2.splat(perHessian));
    const gi = i32x4.trunc_sat_f64x2_s_zero(f64x2.floor(f64x2.add(g, half)));
    const hi = i32x4.trunc_sat_f64x2_s_zero(f64x2.floor(f64x2.add(h, half)));
    // g0 h0 g1 h1
    v128.store(gradients + at, v128.shuffle<i32>(gi, hi, 0, 4, 1, 5));
  }
}

/** e^x of two numbers: x cut to ±40, parted into a power of two and a rest of at most ln(2)/2, and a series of the rest. */
@inline
function exp2(x: v128): v128 {
  const y = f64x2.pmax(f64x2.splat(-40), f64x2.pmin(f64x2.splat(40), x));
  const k = f64x2.floor(f64x2.add(f64x2.mul(y, f64x2.splat(Math.LOG2E)), f64x2.splat(0.5)));
  const r = f64x2.sub(
    f64x2.sub(y, f64x2.mul(k, f64x2.splat(0.6931471803691238))),
    f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)),
  );
  let s = f64x2.splat(1 / 39916800.0);
  s = f64x2.add(f64x2.mul(s, r), f64x2.splat(1 / 3628800.0));
  s = f64x2.add(f64x2.mul(s, r), f64x2.splat(1 / 362880.0));
  s = f64x2.add(f64x2.mul(s, r), f64x2.splat(1 / 40320.0));
  s = f64x2.add(f64x2.mul(s, r), f64x2.splat(1 / 5040.0));
  s = f64x2.add(f64x2.mul(s, r), f64x2.splat(1 / 720.0));
  s = f64x2.add(f64x2.mul(s, r), f64x2.splat(1 / 120.0));
  s = f64x2.add(f64x2.mul(s, r), f64x2.splat(1 / 24.0));
  s = f64x2.add(f64x2.mul(s, r), f64x2.splat(1 / 6.0));
  s = f64x2.add(f64x2.mul(s, r), f64x2.splat(0.5));
  s = f64x2.add(f64x2.mul(s, r), f64x2.splat(1));
  s = f64x2.add(f64x2.mul(s, r), f64x2.splat(1));
  const power = i64x2.shl(i64x2.add(i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k)), i64x2.splat(1023)), 52);
  return f64x2.mul(s, power);
}
