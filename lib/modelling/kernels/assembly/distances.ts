// Sums of Euclidean distances between rows that are sorted by cluster. Columns of float32, `stride` bytes apart.

/** Vectors that are summed in float32 before the sum goes over into float64. */
const RUN: i32 = 64;

function lanes(v: v128): f64 {
  const both = f64x2.add(f64x2.promote_low_f32x4(v), f64x2.promote_low_f32x4(i32x4.shuffle(v, v, 2, 3, 0, 1)));
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

/** Distance of two rows. */
function distance(x: usize, stride: usize, a: i32, b: i32, features: i32): f64 {
  let p = x + ((<usize>a) << 2);
  let q = x + ((<usize>b) << 2);
  let sum: f32 = 0;
  for (let j = 0; j < features; j++) {
    const difference = load<f32>(p) - load<f32>(q);
    sum += difference * difference;
    p += stride;
    q += stride;
  }
  return <f64>sqrt<f32>(sum);
}

/**
 * For rows from … to (their number a multiple of four; columns padded): the sum of distances to the rows of each cluster,
 * cluster c being rows bounds[c] … bounds[c + 1] (int32). `out`: float64, `clusters` for each row.
 */
export function distanceSums(
  x: usize,
  stride: usize,
  features: i32,
  bounds: usize,
  clusters: i32,
  from: i32,
  to: i32,
  out: usize,
): void {
  const width = (<usize>clusters) << 3;
  for (let row = from; row < to; row += 4) {
    const rowAt = x + ((<usize>row) << 2);
    for (let c = 0; c < clusters; c++) {
      const first = load<i32>(bounds + ((<usize>c) << 2));
      const last = load<i32>(bounds + ((<usize>c) << 2) + 4);
      let t0: f64 = 0;
      let t1: f64 = 0;
      let t2: f64 = 0;
      let t3: f64 = 0;
      let i = first;
      while (i + 4 <= last) {
        const stop = min(last - 3, i + RUN * 4);
        let r0 = f32x4.splat(0);
        let r1 = r0;
        let r2 = r0;
        let r3 = r0;
        for (; i < stop; i += 4) {
          let at = x + ((<usize>i) << 2);
          let mine = rowAt;
          let s0 = f32x4.splat(0);
          let s1 = s0;
          let s2 = s0;
          let s3 = s0;
          for (let j = 0; j < features; j++) {
            const theirs = v128.load(at);
            let e = f32x4.sub(theirs, v128.load32_splat(mine, 0));
            s0 = f32x4.add(s0, f32x4.mul(e, e));
            e = f32x4.sub(theirs, v128.load32_splat(mine, 4));
            s1 = f32x4.add(s1, f32x4.mul(e, e));
            e = f32x4.sub(theirs, v128.load32_splat(mine, 8));
            s2 = f32x4.add(s2, f32x4.mul(e, e));
            e = f32x4.sub(theirs, v128.load32_splat(mine, 12));
            s3 = f32x4.add(s3, f32x4.mul(e, e));
            at += stride;
            mine += stride;
          }
          r0 = f32x4.add(r0, f32x4.sqrt(s0));
          r1 = f32x4.add(r1, f32x4.sqrt(s1));
          r2 = f32x4.add(r2, f32x4.sqrt(s2));
          r3 = f32x4.add(r3, f32x4.sqrt(s3));
        }
        t0 += lanes(r0);
        t1 += lanes(r1);
        t2 += lanes(r2);
        t3 += lanes(r3);
      }
      for (; i < last; i++) {
        t0 += distance(x, stride, row, i, features);
        t1 += distance(x, stride, row + 1, i, features);
        t2 += distance(x, stride, row + 2, i, features);
        t3 += distance(x, stride, row + 3, i, features);
      }
      const at = out + <usize>(row - from) * width + ((<usize>c) << 3);
      store<f64>(at, t0);
      store<f64>(at + width, t1);
      store<f64>(at + 2 * width, t2);
      store<f64>(at + 3 * width, t3);
    }
  }
}
