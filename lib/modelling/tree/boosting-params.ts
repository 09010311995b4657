import { AppError } from '@/lib/core';

/** What all gradient boosting takes; defaults as scikit-learn's HistGradientBoosting without early stopping. */
export interface BoostingParams {
  /** Trees at most (for several classes: of each class). */
  readonly iterations: number;
  readonly learningRate: number;
  /** Leaves of a tree at most. */
  readonly leaves: number;
  /** Levels of a tree at most; null for no limit. */
  readonly depth: number | null;
  /** Rows of a leaf at least. */
  readonly leastRows: number;
  readonly l2: number;
  /** Bins of a column at most, 2 to 255. */
  readonly bins: number;
  /** For each column 1 where the answer may only rise with it, −1 where it may only fall, else 0; null for none. */
  readonly monotone: readonly number[] | null;
  /** Holds out a share of the rows and keeps the trees up to the best loss on them, once `patience` more did not help. */
  readonly earlyStopping: { readonly share: number; readonly patience: number; readonly tolerance: number } | null;
  /** Share of the columns that a tree may ask for, drawn anew for each. */
  readonly columnShare: number;
  readonly seed: number;
}

export const BOOSTING_DEFAULTS: BoostingParams = {
  iterations: 100,
  learningRate: 0.1,
  leaves: 31,
  depth: null,
  leastRows: 20,
  l2: 0,
  bins: 255,
  monotone: null,
  earlyStopping: null,
  columnShare: 1,
  seed: 1,
};

/** Fills in the defaults. Throws invalidInput for what cannot be. */
export function boostingParams<Params extends BoostingParams>(defaults: Params, given: Partial<Params>): Params {
  const params = { ...defaults, ...given };
  const whole = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;
  const share = (value: number): boolean => value > 0 && value <= 1;
  const rules: [boolean, string][] = [
    [whole(params.iterations, 1), 'The number of trees is a whole number of at least 1.'],
    [params.learningRate > 0 && params.learningRate <= 1, 'The learning rate is above 0 and at most 1.'],
    [whole(params.leaves, 2), 'A tree has at least 2 leaves.'],
    [params.depth === null || whole(params.depth, 1), 'The depth is a whole number of at least 1.'],
    [whole(params.leastRows, 1), 'A leaf has at least 1 row.'],
    [params.l2 >= 0 && Number.isFinite(params.l2), 'The l2 penalty is at least 0.'],
    [whole(params.bins, 2) && params.bins <= 255, 'A column has 2 to 255 bins.'],
    [share(params.columnShare), 'The share of columns is above 0 and at most 1.'],
    [params.monotone?.every((sign) => [-1, 0, 1].includes(sign)) ?? true, 'A monotone constraint is −1, 0 or 1.'],
    [
      params.earlyStopping === null || (share(params.earlyStopping.share) && params.earlyStopping.share < 1),
      'The share held out for early stopping is between 0 and 1.',
    ],
  ];
  for (const [holds, message] of rules) if (!holds) throw new AppError('invalidInput', message);
  return params;
}
