import { AppError } from '@/lib/core';
import { type ClassWeight, checkClasses, rowWeights } from '../check-target';
import {
  type Artefact,
  type Classifier,
  type ClassifierFitOptions,
  checkMatrix,
  expectArtefact,
  notFitted,
} from '../estimator';
import type { Matrix } from '../matrix';
import { checkTreeLimits, type ForestParams } from './forest-params';
import { type ForestState, type LearnedForest, meanOfTrees, readForest, writeForest } from './forest-state';
import { trainForest } from './train-forest';
import { gainImportance, type TreeNodes } from './tree-nodes';

export interface RandomForestClassifierParams extends ForestParams {
  readonly classWeight: ClassWeight;
}

const KIND = 'randomForestClassifier';
const FORMAT = 1;

const DEFAULTS: RandomForestClassifierParams = {
  trees: 100,
  bootstrap: true,
  depth: null,
  leaves: null,
  leastRows: 1,
  columnsPerSplit: 'sqrt',
  bins: 255,
  classWeight: null,
  seed: 1,
};

/**
 * Random forest for two or more classes; the probability is the mean over the trees. Missing values go where they help.
 * Throws invalidInput from `fit` for infinite values, one class, wrong lengths.
 */
export class RandomForestClassifier implements Classifier<RandomForestClassifierParams> {
  readonly kind = KIND;
  readonly params: RandomForestClassifierParams;
  private learned: LearnedForest | null = null;

  constructor(params: Partial<RandomForestClassifierParams> = {}) {
    this.params = { ...DEFAULTS, ...params };
    checkTreeLimits(this.params);
    if (!(this.params.trees >= 1)) throw new AppError('invalidInput', 'A forest has at least 1 tree.');
  }

  private get fitted(): LearnedForest {
    return this.learned ?? notFitted('random forest');
  }

  get classes(): number {
    return this.fitted.outputs;
  }

  get trees(): readonly TreeNodes[] {
    return this.fitted.trees;
  }

  /** Share of the purity that each column brought, summing to 1. */
  get importance(): Float64Array {
    return gainImportance(this.fitted.trees, this.fitted.columns);
  }

  fit(x: Matrix, y: Int32Array, options: ClassifierFitOptions = {}): this {
    this.learned = null;
    const classes = checkClasses(x, y, options.sampleWeight, true);
    const weight = rowWeights(y, classes, this.params.classWeight, options.sampleWeight);
    const trees = trainForest(x, y, weight, classes, this.params, options);
    this.learned = { trees, columns: x.columns, outputs: classes };
    return this;
  }

  predictProbability(x: Matrix): Matrix {
    checkMatrix(x, { columns: this.fitted.columns, missing: true });
    return { rows: x.rows, columns: this.fitted.outputs, data: meanOfTrees(this.fitted, x) };
  }

  toJSON(): Artefact<typeof KIND, RandomForestClassifierParams, ForestState> {
    const state = this.learned && writeForest(this.learned);
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state };
  }

  static fromJSON(artefact: Artefact): RandomForestClassifier {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, RandomForestClassifierParams, ForestState>;
    const model = new RandomForestClassifier(params);
    if (state) model.learned = readForest(state);
    return model;
  }
}
