import { AppError } from '@/lib/core';
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
import { checkTreeLimits, type ForestParams } from './forest-params';
import { type ForestState, type LearnedForest, meanOfTrees, readForest, writeForest } from './forest-state';
import { trainForest } from './train-forest';
import { gainImportance, type TreeNodes } from './tree-nodes';

const KIND = 'randomForestRegressor';
const FORMAT = 1;

const DEFAULTS: ForestParams = {
  trees: 100,
  bootstrap: true,
  depth: null,
  leaves: null,
  leastRows: 1,
  columnsPerSplit: 'all',
  bins: 255,
  seed: 1,
};

/** Random forest for a number: the mean over the trees. Missing values go where they help. */
export class RandomForestRegressor implements Regressor<ForestParams> {
  readonly kind = KIND;
  readonly params: ForestParams;
  private learned: LearnedForest | null = null;

  constructor(params: Partial<ForestParams> = {}) {
    this.params = { ...DEFAULTS, ...params };
    checkTreeLimits(this.params);
    if (!(this.params.trees >= 1)) throw new AppError('invalidInput', 'A forest has at least 1 tree.');
  }

  private get fitted(): LearnedForest {
    return this.learned ?? notFitted('random forest');
  }

  get trees(): readonly TreeNodes[] {
    return this.fitted.trees;
  }

  /** Share of the squared error that each column took away, summing to 1. */
  get importance(): Float64Array {
    return gainImportance(this.fitted.trees, this.fitted.columns);
  }

  fit(x: Matrix, y: Float64Array, options: ClassifierFitOptions = {}): this {
    this.learned = null;
    checkNumbers(x, y, options.sampleWeight, true);
    const trees = trainForest(x, y, options.sampleWeight ?? null, null, this.params, options);
    this.learned = { trees, columns: x.columns, outputs: 1 };
    return this;
  }

  predict(x: Matrix): Float64Array {
    checkMatrix(x, { columns: this.fitted.columns, missing: true });
    return meanOfTrees(this.fitted, x);
  }

  toJSON(): Artefact<typeof KIND, ForestParams, ForestState> {
    const state = this.learned && writeForest(this.learned);
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state };
  }

  static fromJSON(artefact: Artefact): RandomForestRegressor {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, ForestParams, ForestState>;
    const model = new RandomForestRegressor(params);
    if (state) model.learned = readForest(state);
    return model;
  }
}
