import type { Matrix } from '../matrix';
import { columnMoments } from '../moments';

/** What is wrong with a column before anything is learned from it; `other` is the column it repeats. */
export interface FeatureFault {
  readonly column: number;
  readonly fault: 'empty' | 'infinite' | 'constant' | 'duplicate' | 'collinear';
  readonly other?: number;
}

const NEARLY_ONE = 1 - 1e-9;

/** Faults of the columns, the gravest of each: nothing there, infinite, without spread, or another column again. */
export function inspectFeatures(x: Matrix): FeatureFault[] {
  const { means, variances, counts } = columnMoments(x);
  const faults: FeatureFault[] = [];
  const sound: number[] = [];
  for (let column = 0; column < x.columns; column += 1) {
    const mean = means[column] ?? 0;
    const variance = variances[column] ?? 0;
    if (counts[column] === 0) faults.push({ column, fault: 'empty' });
    else if (!Number.isFinite(mean) || !Number.isFinite(variance)) faults.push({ column, fault: 'infinite' });
    else if (variance <= (1e-12 * mean) ** 2) faults.push({ column, fault: 'constant' });
    else {
      const other = sound.find((one) => Math.abs(correlation(x, one, column)) > NEARLY_ONE);
      if (other === undefined) sound.push(column);
      else faults.push({ column, other, fault: areEqual(x, other, column) ? 'duplicate' : 'collinear' });
    }
  }
  return faults;
}

/** Pearson's correlation of two columns over the rows that have both; NaN where there is none. */
export function correlation(x: Matrix, a: number, b: number): number {
  const p = x.data.subarray(a * x.rows, (a + 1) * x.rows);
  const q = x.data.subarray(b * x.rows, (b + 1) * x.rows);
  let n = 0;
  let [meanP, meanQ, varP, varQ, both] = [0, 0, 0, 0, 0];
  for (let i = 0; i < x.rows; i += 1) {
    const [u, v] = [p[i] ?? Number.NaN, q[i] ?? Number.NaN];
    if (Number.isNaN(u) || Number.isNaN(v)) continue;
    n += 1;
    const du = u - meanP;
    const dv = v - meanQ;
    meanP += du / n;
    meanQ += dv / n;
    varP += du * (u - meanP);
    varQ += dv * (v - meanQ);
    both += du * (v - meanQ);
  }
  return both / Math.sqrt(varP * varQ);
}

/** Correlations of all pairs of columns, row after row; 0 where there is none, 1 on the diagonal. */
export function correlations(x: Matrix): number[][] {
  return Array.from({ length: x.columns }, (_, a) =>
    Array.from({ length: x.columns }, (_unused, b) => (a === b ? 1 : correlation(x, a, b) || 0)),
  );
}

function areEqual(x: Matrix, a: number, b: number): boolean {
  for (let i = 0; i < x.rows; i += 1) {
    if (!Object.is(x.data[a * x.rows + i], x.data[b * x.rows + i])) return false;
  }
  return true;
}
