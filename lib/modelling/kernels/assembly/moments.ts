// Products of columns and scores of rows over a block of float64 columns, `stride` bytes apart; rows come in pairs, an odd
// last one being followed by zeros.

/** Adds the products of all pairs of columns to `products` (float64, row after row; the upper triangle). */
export function gram(block: usize, stride: usize, columns: i32, rows: i32, products: usize): void {
  const bytes = (<usize>rows) << 3;
  for (let a = 0; a < columns; a++) {
    const first = block + <usize>a * stride;
    const to = products + ((<usize>(a * columns)) << 3);
    let b = a;
    for (; b + 1 < columns; b += 2) {
      let p = first;
      let q = block + <usize>b * stride;
      let s = f64x2.splat(0);
      let t = s;
      for (const stop = p + bytes; p < stop; p += 16) {
        const x = v128.load(p);
        s = f64x2.add(s, f64x2.mul(x, v128.load(q)));
        t = f64x2.add(t, f64x2.mul(x, v128.load(q + stride)));
        q += 16;
      }
      const at = to + ((<usize>b) << 3);
      store<f64>(at, load<f64>(at) + (f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1)));
      store<f64>(at + 8, load<f64>(at + 8) + (f64x2.extract_lane(t, 0) + f64x2.extract_lane(t, 1)));
    }
    if (b < columns) {
      let p = first;
      let q = block + <usize>b * stride;
      let s = f64x2.splat(0);
      for (const stop = p + bytes; p < stop; p += 16) {
        s = f64x2.add(s, f64x2.mul(v128.load(p), v128.load(q)));
        q += 16;
      }
      const at = to + ((<usize>b) << 3);
      store<f64>(at, load<f64>(at) + (f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1)));
    }
  }
}

/** Lowers `low` and raises `high` (float64, one a component) to the least and greatest Σ weight · value of the rows. */
export function scoreRange(
  block: usize,
  stride: usize,
  columns: i32,
  rows: i32,
  weights: usize,
  components: i32,
  low: usize,
  high: usize,
): void {
  const width = (<usize>columns) << 3;
  for (let c = 0; c < components; c++) {
    const from = weights + <usize>c * width;
    let least = v128.load64_splat(low + ((<usize>c) << 3));
    let most = v128.load64_splat(high + ((<usize>c) << 3));
    for (let row = 0; row < rows; row += 2) {
      let at = block + ((<usize>row) << 3);
      let s = f64x2.splat(0);
      for (let w = from; w < from + width; w += 8) {
        s = f64x2.add(s, f64x2.mul(v128.load(at), v128.load64_splat(w)));
        at += stride;
      }
      least = f64x2.pmin(least, s);
      most = f64x2.pmax(most, s);
    }
    store<f64>(low + ((<usize>c) << 3), min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1)));
    store<f64>(high + ((<usize>c) << 3), max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1)));
  }
}
