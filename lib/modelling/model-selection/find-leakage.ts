import { column, type Matrix } from '../matrix';
import { rocAuc } from '../metrics/roc-auc';

export interface LeakageSign {
  readonly feature: number;
  /** ROC-AUC of this column alone, whichever way it points, 0.5 to 1; of whether it is missing, where that tells more. */
  readonly auc: number;
  readonly by: 'value' | 'missing';
}

/**
 * Columns that alone tell the classes nearly apart: known only after the fact, or made from the answer. Missing values
 * count as lower than all others. In order of falling AUC.
 */
export function findLeakage(x: Matrix, labels: Int32Array, threshold = 0.95): LeakageSign[] {
  const signs: LeakageSign[] = [];
  for (let feature = 0; feature < x.columns; feature += 1) {
    const values = column(x, feature);
    const filled = Float64Array.from(values, (v) => (Number.isNaN(v) ? -Number.MAX_VALUE : v));
    const missing = Float64Array.from(values, (v) => (Number.isNaN(v) ? 1 : 0));
    const [byValue, byMissing] = [filled, missing].map((scores) => {
      const auc = rocAuc(labels, scores);
      return Math.max(auc, 1 - auc);
    });
    const auc = Math.max(byValue ?? 0.5, byMissing ?? 0.5);
    if (auc >= threshold) signs.push({ feature, auc, by: (byMissing ?? 0) >= auc ? 'missing' : 'value' });
  }
  return signs.sort((a, b) => b.auc - a.auc);
}
