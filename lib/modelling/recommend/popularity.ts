import { type Artefact, expectArtefact, type FitOptions, notFitted } from '../estimator';
import { decayed, type Interactions } from './interactions';
import {
  type Because,
  bestOf,
  checkInteractions,
  type History,
  type Recommendation,
  type Recommender,
} from './recommender';

const KIND = 'popularity';
const FORMAT = 1;

export interface PopularityParams {
  /** Days after which an interaction counts half; null: all count the same. */
  halfLife: number | null;
}

interface PopularityState {
  /** Decayed sum of weights of each product. */
  counts: number[];
}

/** What is bought most, of late more than long ago: the same for everyone, and the measure of all that is cleverer. */
export class Popularity implements Recommender<PopularityParams> {
  readonly kind = KIND;
  readonly params: Readonly<PopularityParams>;
  #state: PopularityState | null = null;
  /** The same for everyone: made once. */
  #scores: Float64Array | null = null;
  #order: Recommendation[] | null = null;

  constructor(params: Partial<PopularityParams> = {}) {
    this.params = { halfLife: params.halfLife === undefined ? 60 : params.halfLife };
  }

  get items(): number {
    return this.#fitted().counts.length;
  }

  fit(x: Interactions, _options?: FitOptions): this {
    checkInteractions(x);
    this.#take({ counts: Array.from(popularityOf(x, this.params.halfLife)) });
    return this;
  }

  scores(_history: History): Float64Array {
    return this.#all().slice();
  }

  recommend(_history: History, n: number, exclude?: ReadonlySet<number>): Recommendation[] {
    this.#order ??= bestOf(this.#all(), this.items);
    const best: Recommendation[] = [];
    for (const one of this.#order) {
      if (best.length >= n) break;
      if (!exclude?.has(one.item)) best.push(one);
    }
    return best;
  }

  explain(): Because {
    return { kind: 'popular' };
  }

  toJSON(): Artefact<typeof KIND, PopularityParams, PopularityState> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.#state };
  }

  static fromJSON(artefact: Artefact): Popularity {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, PopularityParams, PopularityState>;
    const model = new Popularity(params);
    model.#take(state);
    return model;
  }

  #take(state: PopularityState | null): void {
    this.#state = state;
    this.#scores = null;
    this.#order = null;
  }

  #all(): Float64Array {
    this.#scores ??= Float64Array.from(this.#fitted().counts, (count) =>
      count > 0 ? count : Number.NEGATIVE_INFINITY,
    );
    return this.#scores;
  }

  #fitted(): PopularityState {
    return this.#state ?? notFitted(KIND);
  }
}

/** Sum of the weights of each product, halved for every half-life before the last interaction. */
export function popularityOf(x: Interactions, halfLife: number | null): Float64Array {
  const { item, weight } = decayed(x, halfLife);
  const counts = new Float64Array(x.items);
  for (let k = 0; k < item.length; k += 1) {
    const at = item[k] ?? 0;
    counts[at] = (counts[at] ?? 0) + (weight[k] ?? 0);
  }
  return counts;
}
