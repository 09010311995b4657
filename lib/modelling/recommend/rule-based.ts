import { AppError } from '@/lib/core';
import { type Artefact, expectArtefact, type FitOptions, notFitted } from '../estimator';
import { basketsOf, latestBaskets } from './baskets';
import { type Interactions, transpose } from './interactions';
import {
  type Neighbours,
  neighboursOf,
  type PackedNeighbours,
  packNeighbours,
  scoreByNeighbours,
  tellingNeighbours,
  unpackNeighbours,
} from './neighbours';
import { popularityOf } from './popularity';
import {
  type Because,
  bestOf,
  checkInteractions,
  type History,
  type Recommendation,
  type Recommender,
} from './recommender';

const KIND = 'ruleBased';
const FORMAT = 1;

export interface RuleBasedParams {
  /** Two products are bought together from so many baskets on. */
  minTogether: number;
  /** Products kept as bought together with each. */
  companions: number;
  /** Interactions of a lower weight are no purchases. */
  minWeight: number;
  /** Half-life of the bestsellers, in days. */
  halfLife: number | null;
}

interface RuleBasedState<Near = Neighbours> {
  companions: Near;
  /** Decayed sales of each product. */
  sales: number[];
  category: (string | null)[];
}

/**
 * What a shop sets up by hand, as the baseline for the models: first what is often bought together with the last
 * basket (its share of the baskets with that product), then the bestsellers of the category the customer takes most of.
 */
export class RuleBased implements Recommender<RuleBasedParams> {
  readonly kind = KIND;
  readonly params: Readonly<RuleBasedParams>;
  #state: RuleBasedState | null = null;
  #most: number | null = null;

  constructor(params: Partial<RuleBasedParams> = {}) {
    this.params = {
      minTogether: params.minTogether ?? 5,
      companions: params.companions ?? 30,
      minWeight: params.minWeight ?? 1,
      halfLife: params.halfLife === undefined ? 60 : params.halfLife,
    };
  }

  get items(): number {
    return this.#fitted().sales.length;
  }

  /** Throws invalidInput without a catalogue. */
  fit(x: Interactions, options?: FitOptions): this {
    checkInteractions(x);
    if (!x.catalogue) throw new AppError('invalidInput', 'Without categories there is no favourite one.');
    const { minTogether, companions, minWeight, halfLife } = this.params;
    const baskets = basketsOf(x, minWeight);
    const within = transpose(baskets);
    const near = neighboursOf(
      x.items,
      companions,
      (item, sums, touched) => {
        const [start, end] = [within.offsets[item] ?? 0, within.offsets[item + 1] ?? 0];
        for (let k = start; k < end; k += 1) {
          const basket = within.index[k] ?? 0;
          for (let m = baskets.offsets[basket] ?? 0; m < (baskets.offsets[basket + 1] ?? 0); m += 1) {
            const other = baskets.index[m] ?? 0;
            if (sums[other] === 0) touched.push(other);
            sums[other] = (sums[other] ?? 0) + 1;
          }
        }
        for (const other of touched) {
          const together = sums[other] ?? 0;
          sums[other] = together < minTogether ? 0 : together / (end - start);
        }
      },
      options,
    );
    const sales = Array.from(popularityOf(x, halfLife));
    this.#most = null;
    this.#state = { companions: near, sales, category: [...x.catalogue.category] };
    return this;
  }

  /** From 2 on: bought together; from 1 to 2: bestseller of the favourite category; below: bestseller. */
  scores(history: History): Float64Array {
    const { companions, sales, category } = this.#fitted();
    const favourite = this.#favourite(history);
    this.#most ??= sales.reduce((a, b) => Math.max(a, b), 0) || 1;
    const scores = scoreByNeighbours(companions, this.#lastBasket(history), () => 1);
    for (let i = 0; i < scores.length; i += 1) {
      const share = scores[i] ?? 0;
      if (share > 0) {
        scores[i] = 2 + share;
        continue;
      }
      const sold = (sales[i] ?? 0) / this.#most;
      if (sold > 0) scores[i] = favourite !== null && category[i] === favourite ? 1 + sold : sold;
    }
    return scores;
  }

  recommend(history: History, n: number, exclude?: ReadonlySet<number>): Recommendation[] {
    return bestOf(this.scores(history), n, exclude);
  }

  explain(history: History, item: number): Because {
    const { companions, category } = this.#fitted();
    const items = tellingNeighbours(companions, this.#lastBasket(history), item, () => 1);
    if (items.length > 0) return { kind: 'together', items };
    const favourite = this.#favourite(history);
    return favourite !== null && category[item] === favourite
      ? { kind: 'category', category: favourite }
      : { kind: 'popular' };
  }

  toJSON(): Artefact<typeof KIND, RuleBasedParams, RuleBasedState<PackedNeighbours>> {
    const state = this.#state && { ...this.#state, companions: packNeighbours(this.#state.companions) };
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state };
  }

  static fromJSON(artefact: Artefact): RuleBased {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, RuleBasedParams, RuleBasedState<PackedNeighbours>>;
    const model = new RuleBased(params);
    model.#state = state && { ...state, companions: unpackNeighbours(state.companions) };
    return model;
  }

  #lastBasket(history: History): Map<number, number> {
    const [last = []] = latestBaskets(history, this.items, this.params.minWeight, 1);
    return new Map(last.map((item) => [item, 1]));
  }

  #favourite(history: History): string | null {
    const { category } = this.#fitted();
    const sums = new Map<string, number>();
    for (let k = 0; k < history.item.length; k += 1) {
      const of = category[history.item[k] ?? -1];
      if (of) sums.set(of, (sums.get(of) ?? 0) + (history.weight[k] ?? 0));
    }
    let best: string | null = null;
    for (const [of, sum] of sums) if (best === null || sum > (sums.get(best) ?? 0)) best = of;
    return best;
  }

  #fitted(): RuleBasedState {
    return this.#state ?? notFitted(KIND);
  }
}
