import { rocAuc } from '@/lib/modelling/metrics/roc-auc';
import type { SetFeature } from '../../features/feature-set';
import type { FeatureTable } from '../../features/feature-table';
import type { ClassifierResult } from '../../types';
import { aucFigure } from './figures';

/** The one number that does best alone where it was learned, measured where everything is measured. */
export function baselineOf(
  learn: FeatureTable,
  labels: Int32Array,
  later: FeatureTable,
  outcomes: Int32Array,
  features: readonly SetFeature[],
): ClassifierResult['baseline'] {
  let best = { name: '', sign: 1, auc: 0 };
  for (const column of learn.columns) {
    if (column.kind === 'category') continue;
    const auc = rocAuc(labels, filled(column.numbers, 1));
    const sign = auc >= 0.5 ? 1 : -1;
    if (Math.max(auc, 1 - auc) > best.auc) best = { name: column.name, sign, auc: Math.max(auc, 1 - auc) };
  }
  const column = later.columns.find(({ name }) => name === best.name);
  const scores =
    column && column.kind !== 'category' ? filled(column.numbers, best.sign) : new Float64Array(outcomes.length);
  return {
    feature: best.name,
    label: `${features.find(({ name }) => name === best.name)?.label ?? best.name} alone`,
    rocAuc: aucFigure({ labels: outcomes, probabilities: scores }),
  };
}

/** Missing counts as the lowest. */
const filled = (numbers: Float64Array, sign: number): Float64Array =>
  numbers.map((value) => sign * (Number.isFinite(value) ? value : -Number.MAX_VALUE / 2));
