import { type Artefact, expectArtefact, type FitOptions, notFitted } from '../estimator';
import { basketsOf, latestBaskets } from './baskets';
import { type Interactions, transpose } from './interactions';
import { type Neighbours, neighboursOf, type PackedNeighbours, packNeighbours, unpackNeighbours } from './neighbours';
import { popularityOf } from './popularity';
import {
  type Because,
  bestOf,
  checkInteractions,
  type History,
  highest,
  type Recommendation,
  type Recommender,
} from './recommender';

const KIND = 'markov';
const FORMAT = 1;

export interface MarkovParams {
  /** Products kept as followers of each. */
  followers: number;
  /** Baskets as many as this say as much as popularity does: n / (n + backOff). */
  backOff: number;
  /** Baskets back that are looked at, each counting `fade` of the one after it. */
  depth: number;
  fade: number;
  /** Interactions of a lower weight are no steps. */
  minWeight: number;
  /** Half-life, in days, of the popularity that it backs off to. */
  halfLife: number | null;
}

interface MarkovState<Near = Neighbours> {
  /** Probability of each product after each, by their numbers. */
  followers: Near;
  /** Baskets with each product that another basket followed. */
  seen: number[];
  /** Share of each product in what is bought. */
  share: number[];
}

/**
 * What comes next: a Markov chain from the products of one basket to the new ones of the next (Rendle, Freudenthaler,
 * Schmidt-Thieme, WWW 2010, without its factors), that backs off to popularity where a product has been seen seldom.
 */
export class Markov implements Recommender<MarkovParams> {
  readonly kind = KIND;
  readonly params: Readonly<MarkovParams>;
  #state: MarkovState | null = null;

  constructor(params: Partial<MarkovParams> = {}) {
    this.params = {
      followers: params.followers ?? 150,
      backOff: params.backOff ?? 20,
      depth: params.depth ?? 4,
      fade: params.fade ?? 0.6,
      minWeight: params.minWeight ?? 1,
      halfLife: params.halfLife === undefined ? 60 : params.halfLife,
    };
  }

  get items(): number {
    return this.#fitted().share.length;
  }

  fit(x: Interactions, options?: FitOptions): this {
    checkInteractions(x);
    const { followers, minWeight, halfLife } = this.params;
    const baskets = basketsOf(x, minWeight);
    const within = transpose(baskets);
    const fresh = newProducts(baskets, x.items);
    const seen = new Float64Array(x.items);
    const near = neighboursOf(
      x.items,
      followers,
      (item, sums, touched) => {
        const marked = new Set<number>();
        for (let k = within.offsets[item] ?? 0; k < (within.offsets[item + 1] ?? 0); k += 1) {
          const next = baskets.next[within.index[k] ?? 0] ?? -1;
          if (next < 0) continue;
          seen[item] = (seen[item] ?? 0) + 1;
          const bought = fresh[next] ?? [];
          for (const other of bought) {
            if (!marked.has(other)) touched.push(other);
            marked.add(other);
            sums[other] = (sums[other] ?? 0) + 1 / bought.length;
          }
        }
        for (const other of touched) sums[other] = (sums[other] ?? 0) / Math.max(1, seen[item] ?? 0);
      },
      options,
    );
    const counts = popularityOf(x, halfLife);
    const total = counts.reduce((a, b) => a + b, 0) || 1;
    this.#state = { followers: near, seen: Array.from(seen), share: Array.from(counts, (count) => count / total) };
    return this;
  }

  scores(history: History): Float64Array {
    const { followers, seen, share } = this.#fitted();
    const { backOff } = this.params;
    const scores = new Float64Array(share.length);
    let backed = 0;
    for (const { item, weight } of this.#context(history)) {
      const trust = (seen[item] ?? 0) / ((seen[item] ?? 0) + backOff);
      backed += weight * (1 - trust);
      for (let m = followers.offsets[item] ?? 0; m < (followers.offsets[item + 1] ?? 0); m += 1) {
        const other = followers.index[m] ?? 0;
        scores[other] = (scores[other] ?? 0) + weight * trust * (followers.value[m] ?? 0);
      }
    }
    const rest = backed > 0 ? backed : scores.some((score) => score > 0) ? 0 : 1;
    for (let item = 0; item < scores.length; item += 1) {
      scores[item] = (scores[item] ?? 0) + rest * (share[item] ?? 0) || Number.NEGATIVE_INFINITY;
    }
    return scores;
  }

  recommend(history: History, n: number, exclude?: ReadonlySet<number>): Recommendation[] {
    return bestOf(this.scores(history), n, exclude);
  }

  explain(history: History, item: number): Because {
    const { followers, seen } = this.#fitted();
    const shares = new Map<number, number>();
    for (const { item: own, weight } of this.#context(history)) {
      for (let m = followers.offsets[own] ?? 0; m < (followers.offsets[own + 1] ?? 0); m += 1) {
        if (followers.index[m] !== item) continue;
        const trust = (seen[own] ?? 0) / ((seen[own] ?? 0) + this.params.backOff);
        shares.set(own, (shares.get(own) ?? 0) + weight * trust * (followers.value[m] ?? 0));
      }
    }
    const items = highest(shares, 3);
    return items.length > 0 ? { kind: 'next', items } : { kind: 'popular' };
  }

  toJSON(): Artefact<typeof KIND, MarkovParams, MarkovState<PackedNeighbours>> {
    const state = this.#state && { ...this.#state, followers: packNeighbours(this.#state.followers) };
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state };
  }

  static fromJSON(artefact: Artefact): Markov {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, MarkovParams, MarkovState<PackedNeighbours>>;
    const model = new Markov(params);
    model.#state = state && { ...state, followers: unpackNeighbours(state.followers) };
    return model;
  }

  /** The products of the latest baskets with their weights, which add up to 1. */
  #context(history: History): { item: number; weight: number }[] {
    const { minWeight, depth, fade } = this.params;
    const baskets = latestBaskets(history, this.items, minWeight, depth);
    const context = baskets.flatMap((basket, back) =>
      basket.map((item) => ({ item, weight: fade ** back / basket.length })),
    );
    const total = context.reduce((sum, { weight }) => sum + weight, 0);
    return context.map(({ item, weight }) => ({ item, weight: weight / total }));
  }

  #fitted(): MarkovState {
    return this.#state ?? notFitted(KIND);
  }
}

/** Of each basket the products that its customer had not bought before. */
function newProducts(baskets: ReturnType<typeof basketsOf>, items: number): number[][] {
  const out: number[][] = [];
  const boughtBy = new Int32Array(items).fill(-1);
  let customer = 0;
  for (let b = 0; b < baskets.rows; b += 1) {
    const fresh: number[] = [];
    for (let k = baskets.offsets[b] ?? 0; k < (baskets.offsets[b + 1] ?? 0); k += 1) {
      const item = baskets.index[k] ?? 0;
      if (boughtBy[item] !== customer) fresh.push(item);
      boughtBy[item] = customer;
    }
    out.push(fresh);
    if (baskets.next[b] === -1) customer += 1;
  }
  return out;
}
