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
