import { createRandom } from '@/lib/core/random';
import type { Classifier, FitOptions } from '../estimator';
import { type Matrix, takeRows } from '../matrix';
import { rocAuc } from '../metrics/roc-auc';
import { type CrossValidation, positiveProbability, takeLabels } from './cross-validate';
import type { Fold } from './folds';

export interface LearningPoint {
  readonly rows: number;
  readonly trainAuc: number;
  readonly testAuc: number;
}

/** AUC on what was learned from and on what was not, for growing shares of the training rows; classes keep their shares. */
export function learningCurve(
  make: () => Classifier,
  x: Matrix,
  y: Int32Array,
  fold: Fold,
  {
    shares = [0.1, 0.25, 0.5, 0.75, 1],
    seed = 1,
    ...options
  }: FitOptions & { shares?: readonly number[]; seed?: number } = {},
): LearningPoint[] {
  const random = createRandom(seed).fork('learning-curve');
  const rank = new Map<number, number[]>();
  for (const row of fold.train) {
    const rows = rank.get(y[row] ?? 0) ?? [];
    rows.splice(random.int(0, rows.length), 0, row);
    rank.set(y[row] ?? 0, rows);
  }
  const [testX, testY] = [takeRows(x, fold.test), takeLabels(y, fold.test)];
  return shares.map((share) => {
    options.signal?.throwIfAborted();
    const rows = Uint32Array.from(
      [...rank.values()].flatMap((own) => own.slice(0, Math.max(1, Math.round(own.length * share)))),
    ).sort();
    const [trainX, trainY] = [takeRows(x, rows), takeLabels(y, rows)];
    const model = make().fit(trainX, trainY, options);
    return {
      rows: rows.length,
      trainAuc: rocAuc(trainY, positiveProbability(model, trainX)),
      testAuc: rocAuc(testY, positiveProbability(model, testX)),
    };
  });
}

export interface FitCheck {
  readonly trainAuc: number;
  readonly testAuc: number;
  readonly gap: number;
  /** 'overfitted' where the gap is wider than two standard errors of the folds and than `tolerance`. */
  readonly verdict: 'sound' | 'overfitted' | 'useless';
}

/** Whether a model learned by heart (AUC much better on what it saw) or nothing (no better than chance). */
export function checkFit({ folds, mean, deviation }: CrossValidation, tolerance = 0.05): FitCheck {
  const trainAuc = folds.reduce((sum, fold) => sum + fold.train.auc, 0) / folds.length;
  const gap = trainAuc - mean.auc;
  const error = (2 * deviation.auc) / Math.sqrt(folds.length);
  const verdict = mean.auc - error <= 0.5 ? 'useless' : gap > Math.max(tolerance, error) ? 'overfitted' : 'sound';
  return { trainAuc, testAuc: mean.auc, gap, verdict };
}
