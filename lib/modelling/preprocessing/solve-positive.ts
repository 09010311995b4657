/**
 * Solves A·w = b for a symmetric positive definite A (row after row, its lower half is read) by Cholesky's factors. A
 * direction in which A has nothing left gets weight 0.
 */
export function solvePositive(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = a[i * n + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (l[i * n + k] ?? 0) * (l[j * n + k] ?? 0);
      if (i === j) l[i * n + i] = sum > (a[i * n + i] ?? 0) * 1e-14 ? Math.sqrt(sum) : 0;
      else l[i * n + j] = (l[j * n + j] ?? 0) > 0 ? sum / (l[j * n + j] ?? 1) : 0;
    }
  }
  const w = Float64Array.from(b);
  for (let i = 0; i < n; i += 1) {
    let sum = w[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (l[i * n + k] ?? 0) * (w[k] ?? 0);
    w[i] = (l[i * n + i] ?? 0) > 0 ? sum / (l[i * n + i] ?? 1) : 0;
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = w[i] ?? 0;
    for (let k = i + 1; k < n; k += 1) sum -= (l[k * n + i] ?? 0) * (w[k] ?? 0);
    w[i] = (l[i * n + i] ?? 0) > 0 ? sum / (l[i * n + i] ?? 1) : 0;
  }
  return w;
}
