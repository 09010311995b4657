/** The inverse of a symmetric positive definite matrix (Gauss and Jordan, pivots as they come). Throws where it has none. */
export function invert(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column += 1) {
    const pivotRow = work[column] ?? [];
    const pivot = pivotRow[column] ?? 0;
    if (!(Math.abs(pivot) > 1e-300)) throw new RangeError('the matrix has no inverse');
    for (let j = 0; j < 2 * n; j += 1) pivotRow[j] = (pivotRow[j] ?? 0) / pivot;
    work.forEach((row, i) => {
      const factor = row[column] ?? 0;
      if (i === column || factor === 0) return;
      for (let j = 0; j < 2 * n; j += 1) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0);
    });
  }
  return work.map((row) => row.slice(n));
}
