// Rows of implicit matrix factorisation by conjugate gradients, in float32. A row of factors is `stride` bytes long, a
// multiple of 16; its places beyond the factors are 0.

function dot(a: usize, b: usize, stride: usize): f32 {
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < stride; at += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  return (
    f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
  );
}

/** `to` += times × `from`. */
function add(from: usize, times: f32, to: usize, stride: usize): void {
  const t = f32x4.splat(times);
  for (let at: usize = 0; at < stride; at += 16) {
    v128.store(to + at, f32x4.add(v128.load(to + at), f32x4.mul(t, v128.load(from + at))));
  }
}

/** `out` = the symmetric matrix times `x`. */
function times(matrix: usize, x: usize, out: usize, stride: usize): void {
  for (let at: usize = 0; at < stride; at += 16) {
    let sum = f32x4.splat(0);
    let row = matrix + at;
    for (let g: usize = 0; g < stride; g += 4) {
      sum = f32x4.add(sum, f32x4.mul(v128.load(row), v128.load32_splat(x + g)));
      row += stride;
    }
    v128.store(out + at, sum);
  }
}

/**
 * Solves (gram + Σ extra y yᵀ) x = Σ (1 + extra) y for the rows start … end, by `steps` steps from what stands in
 * `solved`, y being the rows of `fixed` that `index` (int32) names from `offsets` (int32) on, with `extra` (float32).
 * `scratch`: room for three rows.
 */
export function alsSolve(
  fixed: usize,
  solved: usize,
  gram: usize,
  stride: usize,
  offsets: usize,
  index: usize,
  extra: usize,
  start: i32,
  end: i32,
  steps: i32,
  scratch: usize,
): void {
  const residual = scratch;
  const direction = scratch + stride;
  const product = direction + stride;
  for (let row = start; row < end; row++) {
    const own = solved + <usize>row * stride;
    const from = load<i32>(offsets + ((<usize>row) << 2));
    const to = load<i32>(offsets + ((<usize>row) << 2), 4);
    if (from === to) {
      for (let at: usize = 0; at < stride; at += 16) v128.store(own + at, f32x4.splat(0));
      continue;
    }
    times(gram, own, product, stride);
    for (let at: usize = 0; at < stride; at += 16) v128.store(residual + at, f32x4.neg(v128.load(product + at)));
    for (let k = from; k < to; k++) {
      const y = fixed + <usize>load<i32>(index + ((<usize>k) << 2)) * stride;
      const more = load<f32>(extra + ((<usize>k) << 2));
      add(y, <f32>1 + more - more * dot(y, own, stride), residual, stride);
    }
    for (let at: usize = 0; at < stride; at += 16) v128.store(direction + at, v128.load(residual + at));
    let size = dot(residual, residual, stride);
    for (let step = 0; step < steps && size > 1e-20; step++) {
      times(gram, direction, product, stride);
      for (let k = from; k < to; k++) {
        const y = fixed + <usize>load<i32>(index + ((<usize>k) << 2)) * stride;
        add(y, load<f32>(extra + ((<usize>k) << 2)) * dot(y, direction, stride), product, stride);
      }
      const length = size / dot(direction, product, stride);
      add(direction, length, own, stride);
      add(product, -length, residual, stride);
      const next = dot(residual, residual, stride);
      const turn = f32x4.splat(next / size);
      for (let at: usize = 0; at < stride; at += 16) {
        v128.store(direction + at, f32x4.add(v128.load(residual + at), f32x4.mul(turn, v128.load(direction + at))));
      }
      size = next;
    }
  }
}

/** `out` (float64, one a row) = the products of a point (float64) with rows of factors (float32, `stride` bytes). */
export function alsScores(point: usize, factors: usize, rows: i32, stride: usize, out: usize): void {
  for (let row = 0; row < rows; row++) {
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    for (let at: usize = 0; at < stride; at += 16) {
      const y = v128.load(factors + at);
      const x = point + (at << 1);
      low = f64x2.add(low, f64x2.mul(v128.load(x), f64x2.promote_low_f32x4(y)));
      high = f64x2.add(high, f64x2.mul(v128.load(x, 16), f64x2.promote_low_f32x4(v128.shuffle<i64>(y, y, 1, 1))));
    }
    store<f64>(
      out + ((<usize>row) << 3),
      f64x2.extract_lane(low, 0) +
        f64x2.extract_lane(low, 1) +
        (f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1)),
    );
    factors += stride;
  }
}

/**
 * Adds Σ extra · y yᵀ to the lower triangle of a matrix (float64, rows of `width`, a multiple of 4; the place right of the
 * diagonal may be written as well). `rows`: the y, one after the other in float64, `count` of them, a multiple of 4.
 */
export function alsOuter(matrix: usize, rows: usize, extra: usize, count: i32, width: i32): void {
  const line = (<usize>width) << 3;
  for (let from = 0; from < count; from += 4) {
    const r0 = rows + (<usize>from) * line;
    const r1 = r0 + line;
    const r2 = r1 + line;
    const r3 = r2 + line;
    const e = extra + ((<usize>from) << 3);
    for (let f: usize = 0; f < line; f += 8) {
      const a0 = f64x2.splat(load<f64>(e) * load<f64>(r0 + f));
      const a1 = f64x2.splat(load<f64>(e, 8) * load<f64>(r1 + f));
      const a2 = f64x2.splat(load<f64>(e, 16) * load<f64>(r2 + f));
      const a3 = f64x2.splat(load<f64>(e, 24) * load<f64>(r3 + f));
      const to = matrix + (f >> 3) * line;
      for (let g: usize = 0; g <= f; g += 16) {
        const sum = f64x2.add(
          f64x2.add(f64x2.mul(a0, v128.load(r0 + g)), f64x2.mul(a1, v128.load(r1 + g))),
          f64x2.add(f64x2.mul(a2, v128.load(r2 + g)), f64x2.mul(a3, v128.load(r3 + g))),
        );
        v128.store(to + g, f64x2.add(v128.load(to + g), sum));
      }
    }
  }
}
