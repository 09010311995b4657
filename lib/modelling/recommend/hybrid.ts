import { AppError } from '@/lib/core';
import { type Artefact, expectArtefact, type FitOptions, notFitted } from '../estimator';
import { Als } from './als';
import { ContentBased } from './content-based';
import type { Interactions } from './interactions';
import { ItemItem } from './item-item';
import { Markov } from './markov';
import { Popularity } from './popularity';
import { type Because, bestOf, type History, type Recommendation, type Recommender } from './recommender';
import { RuleBased } from './rule-based';

const KIND = 'hybrid';
const FORMAT = 1;

/** Every recommender that a hybrid can be made of, by the kind in its artefact. */
const RESTORE: Readonly<Record<string, (artefact: Artefact) => Recommender>> = {
  als: Als.fromJSON,
  contentBased: ContentBased.fromJSON,
  itemItem: ItemItem.fromJSON,
  markov: Markov.fromJSON,
  popularity: Popularity.fromJSON,
  ruleBased: RuleBased.fromJSON,
};

export interface HybridParams {
  /** How much each part counts, in the order of the parts. */
  weights: readonly number[];
  /** Places of each part that count. */
  depth: number;
  /** Below so many products in the history the parts count by `coldWeights`. */
  coldBelow: number;
  coldWeights: readonly number[];
}

interface HybridState {
  parts: Artefact[];
}

/** What one part says: the products at its places, the best first. */
interface Voice {
  part: Recommender;
  weight: number;
  best: readonly Recommendation[];
}

/**
 * Several recommenders as one, by the places that they give (reciprocal rank fusion, Cormack, Clarke, Büttcher, SIGIR
 * 2009, with weights), so that scores of different kinds need no common scale. A customer of whom little is known is
 * served by other weights; one of whom nothing is known by whoever speaks for everyone.
 */
export class Hybrid implements Recommender<HybridParams> {
  readonly kind = KIND;
  readonly params: Readonly<HybridParams>;
  readonly parts: readonly Recommender[];
  #fitted = false;
  /** What was said for the customer who was asked for last: reasons are asked for next. */
  #last: { history: History; voices: Voice[] } | null = null;

  /** `parts` may be fitted already: then `weights` can be tried without training again (`fitted`). */
  constructor(parts: readonly Recommender[], params: Partial<HybridParams> = {}, fitted = false) {
    const even = parts.map(() => 1);
    this.parts = parts;
    this.params = {
      weights: params.weights ?? even,
      depth: params.depth ?? 200,
      coldBelow: params.coldBelow ?? 3,
      coldWeights: params.coldWeights ?? params.weights ?? even,
    };
    if (parts.length === 0) throw new AppError('invalidInput', 'A hybrid is made of at least one recommender.');
    if (this.params.weights.length !== parts.length || this.params.coldWeights.length !== parts.length) {
      throw new AppError('invalidInput', `There are ${parts.length} recommenders; each needs a weight.`);
    }
    this.#fitted = fitted;
  }

  get items(): number {
    return this.parts[0]?.items ?? 0;
  }

  fit(x: Interactions, options: FitOptions = {}): this {
    this.parts.forEach((part, k) => {
      part.fit(x, {
        ...options,
        onProgress: (share) => options.onProgress?.((k + share) / this.parts.length),
      });
    });
    this.#fitted = true;
    return this;
  }

  scores(history: History): Float64Array {
    const scores = new Float64Array(this.items);
    this.#weights(history).forEach((weight, k) => {
      if (weight <= 0) return;
      const best = bestOf(this.parts[k]?.scores(history) ?? new Float64Array(0), this.params.depth);
      best.forEach(({ item }, place) => {
        scores[item] = (scores[item] ?? 0) + weight / (FUSION + place);
      });
    });
    return scores.map((score) => (score > 0 ? score : Number.NEGATIVE_INFINITY));
  }

  /** What is excluded takes no place of a part. */
  recommend(history: History, n: number, exclude?: ReadonlySet<number>): Recommendation[] {
    const voices = this.#say(history, exclude);
    this.#last = { history, voices };
    const sums = new Float64Array(this.items).fill(Number.NEGATIVE_INFINITY);
    for (const { weight, best } of voices) {
      for (let place = 0; place < best.length; place += 1) {
        const item = best[place]?.item ?? 0;
        const before = sums[item] ?? 0;
        sums[item] = (before > 0 ? before : 0) + weight / (FUSION + place);
      }
    }
    return bestOf(sums, n);
  }

  /** The reason of the part that speaks most for it and has one that is the customer's own. */
  explain(history: History, item: number): Because {
    const voices = (this.#last?.history === history ? this.#last.voices : this.#say(history))
      .map(({ part, weight, best }) => ({ part, weight, place: best.findIndex((one) => one.item === item) }))
      .filter(({ place }) => place >= 0)
      .map(({ part, weight, place }) => ({ part, say: weight / (FUSION + place) }))
      .sort((a, b) => b.say - a.say);
    for (const { part } of voices) {
      const because = part.explain(history, item);
      if (because.kind !== 'popular') return because;
    }
    return { kind: 'popular' };
  }

  toJSON(): Artefact<typeof KIND, HybridParams, HybridState> {
    return {
      kind: KIND,
      formatVersion: FORMAT,
      params: this.params,
      state: this.#fitted ? { parts: this.parts.map((part) => part.toJSON()) } : null,
    };
  }

  static fromJSON(artefact: Artefact): Hybrid {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, HybridParams, HybridState>;
    if (!state) return notFitted(KIND);
    return new Hybrid(state.parts.map(restoreRecommender), params, true);
  }

  /** Of each part that counts: its best products. */
  #say(history: History, exclude?: ReadonlySet<number>): Voice[] {
    const weights = this.#weights(history);
    return this.parts.flatMap((part, k) => {
      const weight = weights[k] ?? 0;
      return weight > 0 ? [{ part, weight, best: part.recommend(history, this.params.depth, exclude) }] : [];
    });
  }

  #weights(history: History): readonly number[] {
    if (!this.#fitted) notFitted(KIND);
    return new Set(Array.from(history.item)).size < this.params.coldBelow
      ? this.params.coldWeights
      : this.params.weights;
  }
}

/** As in the paper: the first places are near to each other. */
export const FUSION = 20;

/** A recommender from its artefact. Throws invalidInput for one of another kind. */
export function restoreRecommender(artefact: Artefact): Recommender {
  if (artefact.kind === KIND) return Hybrid.fromJSON(artefact);
  const restore = RESTORE[artefact.kind];
  if (!restore) throw new AppError('invalidInput', `This is a ${artefact.kind}, not a recommender.`);
  return restore(artefact);
}
