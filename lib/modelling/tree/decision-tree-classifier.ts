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
import { checkTreeLimits, type TreeLimits } from './forest-params';
import { type ForestState, type LearnedForest, meanOfTrees, readForest, writeForest } from './forest-state';
import { trainForest } from './train-forest';
import { gainImportance, leafOf, type TreeNodes } from './tree-nodes';

export interface DecisionTreeParams extends TreeLimits {
  readonly classWeight: ClassWeight;
}

const KIND = 'decisionTreeClassifier';
const FORMAT = 1;

const DEFAULTS: DecisionTreeParams = {
  depth: null,
  leaves: null,
  leastRows: 1,
  columnsPerSplit: 'all',
  bins: 255,
  classWeight: null,
  seed: 1,
};

/**
 * One classification tree (CART with Gini). Limit its `leaves` for a tree that people read: the best splits come first, so
 * a tree of fewer leaves is the beginning of one of more. `treeRules` turns it into rules.
 */
export class DecisionTreeClassifier implements Classifier<DecisionTreeParams> {
  readonly kind = KIND;
  readonly params: DecisionTreeParams;
  private learned: LearnedForest | null = null;

  constructor(params: Partial<DecisionTreeParams> = {}) {
    this.params = { ...DEFAULTS, ...params };
    checkTreeLimits(this.params);
  }

  private get fitted(): LearnedForest {
    return this.learned ?? notFitted('decision tree');
  }

  get classes(): number {
    return this.fitted.outputs;
  }

  get trees(): readonly TreeNodes[] {
    return this.fitted.trees;
  }

  get tree(): TreeNodes {
    return this.fitted.trees[0] ?? notFitted('decision tree');
  }

  get importance(): Float64Array {
    return gainImportance(this.fitted.trees, this.fitted.columns);
  }

  fit(x: Matrix, y: Int32Array, options: ClassifierFitOptions = {}): this {
    this.learned = null;
    const classes = checkClasses(x, y, options.sampleWeight, true);
    const weight = rowWeights(y, classes, this.params.classWeight, options.sampleWeight);
    const trees = trainForest(x, y, weight, classes, { ...this.params, trees: 1, bootstrap: false }, options);
    this.learned = { trees, columns: x.columns, outputs: classes };
    return this;
  }

  predictProbability(x: Matrix): Matrix {
    checkMatrix(x, { columns: this.fitted.columns, missing: true });
    return { rows: x.rows, columns: this.fitted.outputs, data: meanOfTrees(this.fitted, x) };
  }

  /** The node of the leaf in which each row ends. */
  apply(x: Matrix): Int32Array {
    checkMatrix(x, { columns: this.fitted.columns, missing: true });
    return Int32Array.from({ length: x.rows }, (_, row) => leafOf(this.tree, x, row));
  }

  toJSON(): Artefact<typeof KIND, DecisionTreeParams, ForestState> {
    const state = this.learned && writeForest(this.learned);
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state };
  }

  static fromJSON(artefact: Artefact): DecisionTreeClassifier {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, DecisionTreeParams, ForestState>;
    const model = new DecisionTreeClassifier(params);
    if (state) model.learned = readForest(state);
    return model;
  }
}
