import { AppError } from '@/lib/core';
import { type Artefact, expectArtefact, notFitted } from '../estimator';
import { checkPair, countBinary } from '../metrics/check-labels';
import { fitIsotonic, type IsotonicCurve, isotonicValue } from './isotonic';
import { fitPlatt, type PlattScale, plattProbability } from './platt';

export interface CalibratorParams {
  /** 'platt' (a sigmoid of the log-odds) for few rows; 'isotonic' (any rising curve) from about a thousand on. */
  readonly method: 'platt' | 'isotonic';
}

type State = { readonly platt: PlattScale } | { readonly isotonic: IsotonicCurve };

const KIND = 'calibrator';
const FORMAT = 1;
const EDGE = 1e-6;

/**
 * Makes the probabilities of a classifier of two classes true: of those called 30 %, 30 % are. Fit it on rows that the
 * classifier did not learn from: the out-of-fold scores of `crossValidate`.
 */
export class Calibrator {
  readonly kind = KIND;
  readonly params: CalibratorParams;
  private learned: State | null = null;

  constructor(params: Partial<CalibratorParams> = {}) {
    this.params = { method: 'platt', ...params };
  }

  /** `probabilities` of class 1 and the labels, 0 or 1. Throws invalidInput for one class only. */
  fit(probabilities: ArrayLike<number>, labels: ArrayLike<number>): this {
    checkPair(labels, probabilities);
    countBinary(labels);
    this.learned =
      this.params.method === 'platt'
        ? { platt: fitPlatt(Float64Array.from(probabilities, logOdds), labels) }
        : { isotonic: fitIsotonic(probabilities, labels) };
    return this;
  }

  transform(probabilities: ArrayLike<number>): Float64Array {
    const state = this.learned ?? notFitted('calibrator');
    return Float64Array.from(probabilities, (p) => {
      if (!Number.isFinite(p)) throw new AppError('invalidInput', 'A probability is not a finite number.');
      return 'platt' in state ? plattProbability(state.platt, logOdds(p)) : isotonicValue(state.isotonic, p);
    });
  }

  toJSON(): Artefact<typeof KIND, CalibratorParams, State> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.learned };
  }

  static fromJSON(artefact: Artefact): Calibrator {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, CalibratorParams, State>;
    const calibrator = new Calibrator(params);
    calibrator.learned = state;
    return calibrator;
  }
}

function logOdds(p: number): number {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, p));
  return Math.log(inside / (1 - inside));
}
