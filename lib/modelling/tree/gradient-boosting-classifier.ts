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
import { type BoostedState, readBoosted, writeBoosted } from './boosted-state';
import { logisticLoss, sigmoid, softmax, softmaxLoss } from './boosting-loss';
import { BOOSTING_DEFAULTS, type BoostingParams, boostingParams } from './boosting-params';
import { type BoostedTrees, rawPredictions, trainBoosting } from './train-boosting';
import { gainImportance, type TreeNodes } from './tree-nodes';

export interface GradientBoostingClassifierParams extends BoostingParams {
  readonly classWeight: ClassWeight;
}

type State = BoostedState & { readonly classes: number };

const KIND = 'gradientBoostingClassifier';
const FORMAT = 1;

/**
 * Gradient boosted trees for two classes (logistic loss, one tree an iteration) or more (softmax, a tree for each class).
 * Missing values go where they help. Throws invalidInput from `fit` for infinite values, one class, wrong lengths.
 */
export class GradientBoostingClassifier implements Classifier<GradientBoostingClassifierParams> {
  readonly kind = KIND;
  readonly params: GradientBoostingClassifierParams;
  private learned: (BoostedTrees & { classes: number; columns: number }) | null = null;

  constructor(params: Partial<GradientBoostingClassifierParams> = {}) {
    this.params = boostingParams({ ...BOOSTING_DEFAULTS, classWeight: null as ClassWeight }, params);
  }

  private get fitted(): BoostedTrees & { classes: number; columns: number } {
    return this.learned ?? notFitted('gradient boosting');
  }

  get classes(): number {
    return this.fitted.classes;
  }

  /** Raw predictions before the first tree: the logarithm of the odds of class 1, or one of each class. */
  get baseline(): readonly number[] {
    return this.fitted.baseline;
  }

  get trees(): readonly TreeNodes[] {
    return this.fitted.trees;
  }

  /** Mean log loss on the rows held out, after each iteration; empty without early stopping. */
  get validationLoss(): readonly number[] {
    return this.fitted.validationLoss;
  }

  /** Share of the gain that each column brought, summing to 1. */
  get importance(): Float64Array {
    return gainImportance(this.fitted.trees, this.fitted.columns);
  }

  fit(x: Matrix, y: Int32Array, options: ClassifierFitOptions = {}): this {
    this.learned = null;
    const classes = checkClasses(x, y, options.sampleWeight, true);
    const weight = rowWeights(y, classes, this.params.classWeight, options.sampleWeight);
    const loss = classes === 2 ? logisticLoss() : softmaxLoss(classes);
    const trained = trainBoosting(x, Float64Array.from(y), weight, this.params, loss, y, options);
    this.learned = { ...trained, classes, columns: x.columns };
    return this;
  }

  /** Sums of the trees: logarithms of odds, a column for two classes, else one of each class. */
  decision(x: Matrix): Matrix {
    checkMatrix(x, { columns: this.fitted.columns, missing: true });
    const { baseline, trees } = this.fitted;
    return { rows: x.rows, columns: baseline.length, data: rawPredictions(trees, baseline, x) };
  }

  predictProbability(x: Matrix): Matrix {
    const raw = this.decision(x);
    const { classes } = this.fitted;
    const data = new Float64Array(x.rows * classes);
    if (classes === 2) {
      for (let i = 0; i < x.rows; i += 1) {
        const p = sigmoid(raw.data[i] ?? 0);
        data[i] = 1 - p;
        data[x.rows + i] = p;
      }
    } else data.set(softmax(Float64Array.from(raw.data), classes));
    return { rows: x.rows, columns: classes, data };
  }

  toJSON(): Artefact<typeof KIND, GradientBoostingClassifierParams, State> {
    const { learned } = this;
    const state = learned && { ...writeBoosted(learned, learned.columns), classes: learned.classes };
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state };
  }

  static fromJSON(artefact: Artefact): GradientBoostingClassifier {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, GradientBoostingClassifierParams, State>;
    const model = new GradientBoostingClassifier(params);
    if (state) model.learned = { ...readBoosted(state), classes: state.classes };
    return model;
  }
}
