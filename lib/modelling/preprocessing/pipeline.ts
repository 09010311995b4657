import { AppError } from '@/lib/core';
import { Pca } from '../decomposition/pca';
import { type Artefact, expectArtefact, type FitOptions, type Transformer } from '../estimator';
import type { Matrix } from '../matrix';
import { KnnImputer } from './knn-imputer';
import { PowerTransformer } from './power-transformer';
import { QuantileTransformer } from './quantile-transformer';
import { RegressionImputer } from './regression-imputer';
import { LogTransformer, RobustScaler, StandardScaler, Winsoriser } from './scalers';
import { SimpleImputer } from './simple-imputer';

const READERS: Readonly<Record<string, (artefact: Artefact) => Transformer>> = {
  'standard-scaler': StandardScaler.fromJSON,
  'robust-scaler': RobustScaler.fromJSON,
  winsoriser: Winsoriser.fromJSON,
  'log-transformer': LogTransformer.fromJSON,
  'quantile-transformer': QuantileTransformer.fromJSON,
  'power-transformer': PowerTransformer.fromJSON,
  'simple-imputer': SimpleImputer.fromJSON,
  'knn-imputer': KnnImputer.fromJSON,
  'regression-imputer': RegressionImputer.fromJSON,
  pca: Pca.fromJSON,
};

const KIND = 'pipeline';
const FORMAT = 1;

/** Transformers one after the other, fitted and written down as one. */
export class Pipeline implements Transformer<Record<string, never>> {
  readonly kind = KIND;
  readonly params = {};

  constructor(readonly steps: readonly Transformer[]) {}

  fit(x: Matrix, options: FitOptions = {}): this {
    this.fitTransform(x, options);
    return this;
  }

  fitTransform(x: Matrix, { onProgress, ...options }: FitOptions = {}): Matrix {
    return this.steps.reduce((current, step, i) => {
      const next = step.fit(current, options).transform(current);
      onProgress?.((i + 1) / this.steps.length);
      return next;
    }, x);
  }

  transform(x: Matrix): Matrix {
    return this.steps.reduce((current, step) => step.transform(current), x);
  }

  toJSON(): Artefact<typeof KIND, Record<string, never>, Artefact[]> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.steps.map((step) => step.toJSON()) };
  }

  static fromJSON(artefact: Artefact): Pipeline {
    expectArtefact(artefact, KIND, FORMAT);
    return new Pipeline(((artefact.state ?? []) as Artefact[]).map(readTransformer));
  }
}

/** A transformer of any kind from its artefact. Throws invalidInput for a kind that is none. */
export function readTransformer(artefact: Artefact): Transformer {
  const read = artefact.kind === KIND ? Pipeline.fromJSON : READERS[artefact.kind];
  if (!read) throw new AppError('invalidInput', `No step of a pipeline is called ${artefact.kind}.`);
  return read(artefact);
}
