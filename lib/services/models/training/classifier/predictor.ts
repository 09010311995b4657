import { AppError } from '@/lib/core';
import { Calibrator } from '@/lib/modelling/calibration/calibrator';
import type { Artefact, Classifier } from '@/lib/modelling/estimator';
import { explainLinear, explainTrees } from '@/lib/modelling/explain/explain-prediction';
import { LogisticRegression } from '@/lib/modelling/linear/logistic-regression';
import type { Matrix } from '@/lib/modelling/matrix';
import { GradientBoostingClassifier } from '@/lib/modelling/tree/gradient-boosting-classifier';
import { RandomForestClassifier } from '@/lib/modelling/tree/random-forest-classifier';
import type { FeatureTable } from '../../features/feature-table';
import { Preparation, type PreparationJson } from '../../prepare/preparation';

export type Algorithm = 'logistic' | 'forest' | 'boosting';
type Fitted = LogisticRegression | RandomForestClassifier | GradientBoostingClassifier;

export interface PredictorJson {
  algorithm: Algorithm;
  model: Artefact;
  preparation: PreparationJson;
  calibrator: Artefact | null;
  /** Means of the columns that were learned from (logistic regression explains against them). */
  means: number[];
}

/** Prepared features in, true probabilities out: what is fitted, calibrated, written down and explained as one. */
export class Predictor {
  readonly preparation: Preparation;
  private readonly owners: number[];

  constructor(
    readonly algorithm: Algorithm,
    readonly model: Fitted,
    preparation: Preparation,
    readonly calibrator: Calibrator | null,
    private readonly means: readonly number[],
  ) {
    this.preparation = preparation;
    const names = preparation.features.map(({ name }) => name);
    this.owners = preparation.columns.map(({ feature }) => names.indexOf(feature));
  }

  static fromJSON(json: PredictorJson): Predictor {
    const { algorithm, model, preparation, calibrator, means } = json;
    return new Predictor(
      algorithm,
      readModel(algorithm, model),
      Preparation.fromJSON(preparation),
      calibrator && Calibrator.fromJSON(calibrator),
      means,
    );
  }

  toJSON(): PredictorJson {
    return {
      algorithm: this.algorithm,
      model: this.model.toJSON(),
      preparation: this.preparation.toJSON(),
      calibrator: this.calibrator?.toJSON() ?? null,
      means: [...this.means],
    };
  }

  matrix(table: FeatureTable): Matrix {
    return this.preparation.apply(table, { missing: this.algorithm !== 'logistic' });
  }

  /** Probabilities, column after column of the classes. */
  classes(table: FeatureTable): Matrix {
    return this.model.predictProbability(this.matrix(table));
  }

  /** The probability of a yes of each row of a prepared matrix. */
  probabilities(x: Matrix): Float64Array {
    if (x.rows === 0) return new Float64Array(0);
    const { data, rows } = this.model.predictProbability(x);
    const raw = data.subarray(rows, 2 * rows);
    return this.calibrator ? this.calibrator.transform(raw) : Float64Array.from(raw);
  }

  predict(table: FeatureTable): Float64Array {
    return table.customers.length === 0 ? new Float64Array(0) : this.probabilities(this.matrix(table));
  }

  /**
   * What each feature adds to the probability of one row: exact Shapley values, brought from the scale of the model to that of
   * the probability in proportion, so that `base` and all effects add up to `value`.
   */
  explain(x: Matrix, row: number): { base: number; value: number; effects: Float64Array } {
    const { base, values } = this.shapley(x, row);
    const effects = new Float64Array(this.preparation.features.length);
    let sum = 0;
    values.forEach((value, column) => {
      const owner = this.owners[column] ?? 0;
      effects[owner] = (effects[owner] ?? 0) + value;
      sum += value;
    });
    const at = (raw: number): number => this.toProbability(raw);
    const low = at(base);
    const high = at(base + sum);
    const slope = Math.abs(sum) > 1e-9 ? (high - low) / sum : 0;
    return { base: low, value: high, effects: effects.map((value) => value * slope) };
  }

  private shapley(x: Matrix, row: number): { base: number; values: Float64Array } {
    if (this.model instanceof LogisticRegression) return explainLinear(this.model, this.means, x, row);
    return explainTrees(this.model, x, row, this.algorithm === 'forest' ? 1 : 0);
  }

  /** From the scale on which effects add up (log-odds; of a forest, probabilities) to the calibrated probability. */
  private toProbability(raw: number): number {
    const plain = this.algorithm === 'forest' ? Math.min(1, Math.max(0, raw)) : 1 / (1 + Math.exp(-raw));
    return this.calibrator ? (this.calibrator.transform([plain])[0] ?? plain) : plain;
  }
}

export function readModel(algorithm: Algorithm, artefact: Artefact): Fitted {
  switch (algorithm) {
    case 'logistic':
      return LogisticRegression.fromJSON(artefact);
    case 'forest':
      return RandomForestClassifier.fromJSON(artefact);
    case 'boosting':
      return GradientBoostingClassifier.fromJSON(artefact);
  }
}

/** An unfitted model of these parameters. */
export function makeModel(algorithm: Algorithm, params: Readonly<Record<string, unknown>>, seed: number): Fitted {
  switch (algorithm) {
    case 'logistic':
      return new LogisticRegression({ ...params });
    case 'forest':
      return new RandomForestClassifier({ ...params, seed });
    case 'boosting':
      return new GradientBoostingClassifier({ ...params, seed });
  }
}

/** The same by name, for cross-validation, which asks for the interface only. */
export const makeClassifier = (
  algorithm: Algorithm,
  params: Readonly<Record<string, unknown>>,
  seed: number,
): Classifier => makeModel(algorithm, params, seed);

/** Throws invalidInput for something that is none of our classifiers. */
export function checkAlgorithm(name: string): Algorithm {
  if (name === 'logistic' || name === 'forest' || name === 'boosting') return name;
  throw new AppError('invalidInput', `There is no algorithm “${name}”.`);
}
