import { AppError } from '@/lib/core';
import {
  type Artefact,
  type Classifier,
  type ClassifierFitOptions,
  checkMatrix,
  expectArtefact,
  notFitted,
} from '../estimator';
import { type Matrix, takeRows } from '../matrix';
import { positiveProbability, takeLabels } from '../model-selection/cross-validate';
import { stratifiedFolds } from '../model-selection/folds';
import { Calibrator } from './calibrator';

export interface CalibratedClassifierParams {
  readonly method: 'platt' | 'isotonic';
  readonly folds: number;
  readonly seed: number;
}

const KIND = 'calibratedClassifier';
const FORMAT = 1;

/** How a kind of classifier is made anew and read back. */
export interface ClassifierMaker {
  make(): Classifier;
  read(artefact: Artefact): Classifier;
}

/**
 * A classifier of two classes with true probabilities: the calibration is learned from out-of-fold scores, the classifier
 * then from all rows (as scikit-learn's CalibratedClassifierCV with ensemble=False).
 */
export class CalibratedClassifier implements Classifier<CalibratedClassifierParams> {
  readonly kind = KIND;
  readonly params: CalibratedClassifierParams;
  private learned: { model: Classifier; calibrator: Calibrator } | null = null;

  constructor(
    private readonly maker: ClassifierMaker,
    params: Partial<CalibratedClassifierParams> = {},
  ) {
    this.params = { method: 'platt', folds: 5, seed: 1, ...params };
  }

  private get fitted(): { model: Classifier; calibrator: Calibrator } {
    return this.learned ?? notFitted('calibrated classifier');
  }

  get classes(): number {
    return this.fitted.model.classes;
  }

  /** The classifier inside, for its explanations. */
  get model(): Classifier {
    return this.fitted.model;
  }

  fit(x: Matrix, y: Int32Array, options: ClassifierFitOptions = {}): this {
    this.learned = null;
    checkMatrix(x, { missing: true });
    if (y.some((label) => label !== 0 && label !== 1)) {
      throw new AppError('invalidInput', 'Only two classes, 0 and 1, can be calibrated.');
    }
    const { method, folds, seed } = this.params;
    const scores = new Float64Array(x.rows);
    const parts = stratifiedFolds(y, folds, seed);
    const fitPart = (rows: Uint32Array | null, done: number): Classifier => {
      const weight = options.sampleWeight;
      const progress = (share: number): void => options.onProgress?.((done + share) / (parts.length + 1));
      return this.maker.make().fit(rows ? takeRows(x, rows) : x, rows ? takeLabels(y, rows) : y, {
        ...options,
        onProgress: progress,
        ...(weight && { sampleWeight: rows ? Float64Array.from(rows, (row) => weight[row] ?? 1) : weight }),
      });
    };
    parts.forEach(({ train, test }, k) => {
      const probability = positiveProbability(fitPart(train, k), takeRows(x, test));
      test.forEach((row, i) => {
        scores[row] = probability[i] ?? 0;
      });
    });
    const calibrator = new Calibrator({ method }).fit(scores, y);
    this.learned = { model: fitPart(null, parts.length), calibrator };
    return this;
  }

  predictProbability(x: Matrix): Matrix {
    const { model, calibrator } = this.fitted;
    const positive = calibrator.transform(positiveProbability(model, x));
    const data = new Float64Array(x.rows * 2);
    positive.forEach((p, i) => {
      data[i] = 1 - p;
      data[x.rows + i] = p;
    });
    return { rows: x.rows, columns: 2, data };
  }

  toJSON(): Artefact {
    const state = this.learned && { model: this.learned.model.toJSON(), calibrator: this.learned.calibrator.toJSON() };
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state };
  }

  /** `maker` reads the classifier inside. */
  static fromJSON(artefact: Artefact, maker: ClassifierMaker): CalibratedClassifier {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<
      typeof KIND,
      CalibratedClassifierParams,
      { model: Artefact; calibrator: Artefact }
    >;
    const classifier = new CalibratedClassifier(maker, params);
    if (state) {
      classifier.learned = { model: maker.read(state.model), calibrator: Calibrator.fromJSON(state.calibrator) };
    }
    return classifier;
  }
}
