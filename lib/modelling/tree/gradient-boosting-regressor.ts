import { checkNumbers } from '../check-target';
import {
  type Artefact,
  type ClassifierFitOptions,
  checkMatrix,
  expectArtefact,
  notFitted,
  type Regressor,
} from '../estimator';
import type { Matrix } from '../matrix';
import { type BoostedState, readBoosted, writeBoosted } from './boosted-state';
import { poissonLoss, squaredLoss } from './boosting-loss';
import { BOOSTING_DEFAULTS, type BoostingParams, boostingParams } from './boosting-params';
import { type BoostedTrees, rawPredictions, trainBoosting } from './train-boosting';
import { gainImportance, type TreeNodes } from './tree-nodes';

export interface GradientBoostingRegressorParams extends BoostingParams {
  /** 'squared' for amounts; 'poisson' for counts and amounts that are never negative: predictions are above 0. */
  readonly loss: 'squared' | 'poisson';
}

const KIND = 'gradientBoostingRegressor';
const FORMAT = 1;

/** Gradient boosted trees for a number. Missing values go where they help; infinite ones throw invalidInput. */
export class GradientBoostingRegressor implements Regressor<GradientBoostingRegressorParams> {
  readonly kind = KIND;
  readonly params: GradientBoostingRegressorParams;
  private learned: (BoostedTrees & { columns: number }) | null = null;

  constructor(params: Partial<GradientBoostingRegressorParams> = {}) {
    this.params = boostingParams({ ...BOOSTING_DEFAULTS, loss: 'squared' as const }, params);
  }

  private get fitted(): BoostedTrees & { columns: number } {
    return this.learned ?? notFitted('gradient boosting');
  }

  get baseline(): readonly number[] {
    return this.fitted.baseline;
  }

  get trees(): readonly TreeNodes[] {
    return this.fitted.trees;
  }

  get validationLoss(): readonly number[] {
    return this.fitted.validationLoss;
  }

  /** Share of the gain that each column brought, summing to 1. */
  get importance(): Float64Array {
    return gainImportance(this.fitted.trees, this.fitted.columns);
  }

  fit(x: Matrix, y: Float64Array, options: ClassifierFitOptions = {}): this {
    this.learned = null;
    checkNumbers(x, y, options.sampleWeight, true);
    const loss = this.params.loss === 'poisson' ? poissonLoss() : squaredLoss();
    const trained = trainBoosting(x, y, options.sampleWeight ?? null, this.params, loss, null, options);
    this.learned = { ...trained, columns: x.columns };
    return this;
  }

  predict(x: Matrix): Float64Array {
    checkMatrix(x, { columns: this.fitted.columns, missing: true });
    const raw = rawPredictions(this.fitted.trees, this.fitted.baseline, x);
    return this.params.loss === 'poisson' ? raw.map(Math.exp) : raw;
  }

  toJSON(): Artefact<typeof KIND, GradientBoostingRegressorParams, BoostedState> {
    const state = this.learned && writeBoosted(this.learned, this.learned.columns);
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state };
  }

  static fromJSON(artefact: Artefact): GradientBoostingRegressor {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, GradientBoostingRegressorParams, BoostedState>;
    const model = new GradientBoostingRegressor(params);
    if (state) model.learned = readBoosted(state);
    return model;
  }
}
