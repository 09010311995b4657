import { AppError } from '@/lib/core';
import { type Artefact, expectArtefact, type FitOptions, notFitted } from '../estimator';
import type { Interactions } from './interactions';
import {
  type Because,
  bestOf,
  checkInteractions,
  type History,
  highest,
  preferenceOfOne,
  type Recommendation,
  type Recommender,
} from './recommender';
import { type TextVectors, textVectors } from './text-vectors';

const KIND = 'contentBased';
const FORMAT = 1;

export interface ContentBasedParams {
  /** A word must stand in the titles of so many products. */
  minProducts: number;
}

/**
 * Products that are described as those the customer took (TF-IDF of title and category; the profile of a customer is
 * the weighted sum of their products, the score its cosine with a product). Also speaks for products nobody has bought.
 */
export class ContentBased implements Recommender<ContentBasedParams> {
  readonly kind = KIND;
  readonly params: Readonly<ContentBasedParams>;
  #state: Words | null = null;

  constructor(params: Partial<ContentBasedParams> = {}) {
    this.params = { minProducts: params.minProducts ?? 2 };
  }

  get items(): number {
    return this.#fitted().offsets.length - 1;
  }

  /** Throws invalidInput without a catalogue. */
  fit(x: Interactions, _options?: FitOptions): this {
    checkInteractions(x);
    if (!x.catalogue)
      throw new AppError('invalidInput', 'Products without titles cannot be compared by what they are.');
    this.#state = typed(textVectors(x.catalogue, this.params.minProducts));
    return this;
  }

  scores(history: History): Float64Array {
    const { offsets, index, value } = this.#fitted();
    const profile = this.#profile(history);
    let squares = 0;
    for (let j = 0; j < profile.length; j += 1) squares += (profile[j] ?? 0) * (profile[j] ?? 0);
    const length = Math.sqrt(squares) || 1;
    const scores = new Float64Array(offsets.length - 1);
    for (let i = 0; i < scores.length; i += 1) {
      const end = offsets[i + 1] ?? 0;
      let sum = 0;
      for (let k = offsets[i] ?? 0; k < end; k += 1) sum += (value[k] ?? 0) * (profile[index[k] ?? 0] ?? 0);
      scores[i] = sum > 0 ? sum / length : Number.NEGATIVE_INFINITY;
    }
    return scores;
  }

  recommend(history: History, n: number, exclude?: ReadonlySet<number>): Recommendation[] {
    return bestOf(this.scores(history), n, exclude);
  }

  explain(history: History, item: number): Because {
    const state = this.#fitted();
    const profile = this.#profile(history);
    const words = new Map<number, number>();
    const own = new Map(wordsAt(state, item));
    for (const [j, value] of own) words.set(j, value * (profile[j] ?? 0));
    const shares = new Map<number, number>();
    for (const [other, weight] of preferenceOfOne(history, this.items)) {
      if (other !== item) shares.set(other, Math.log1p(weight) * along(state, other, (j) => own.get(j) ?? 0));
    }
    const items = highest(shares, 3);
    if (items.length === 0) return { kind: 'popular' };
    const named = highest(words, 3).map((j) => (state.words[j] ?? '').replace(/^category:/, ''));
    return { kind: 'text', items, words: [...new Set(named)] };
  }

  toJSON(): Artefact<typeof KIND, ContentBasedParams, TextVectors> {
    const { words, offsets, index, value } = this.#state ?? {};
    const state = words &&
      offsets &&
      index &&
      value && {
        words: [...words],
        offsets: Array.from(offsets),
        index: Array.from(index),
        value: Array.from(value),
      };
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: state ?? null };
  }

  static fromJSON(artefact: Artefact): ContentBased {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, ContentBasedParams, TextVectors>;
    const model = new ContentBased(params);
    model.#state = state && typed(state);
    return model;
  }

  #profile(history: History): Float64Array {
    const state = this.#fitted();
    const profile = new Float64Array(state.words.length);
    for (const [item, weight] of preferenceOfOne(history, this.items)) {
      const liking = Math.log1p(weight);
      for (let k = state.offsets[item] ?? 0; k < (state.offsets[item + 1] ?? 0); k += 1) {
        const j = state.index[k] ?? 0;
        profile[j] = (profile[j] ?? 0) + liking * (state.value[k] ?? 0);
      }
    }
    return profile;
  }

  #fitted(): Words {
    return this.#state ?? notFitted(KIND);
  }
}

/** The vectors where they are quick to go through. */
interface Words {
  readonly words: readonly string[];
  readonly offsets: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

const typed = ({ words, offsets, index, value }: TextVectors): Words => ({
  words,
  offsets: Int32Array.from(offsets),
  index: Int32Array.from(index),
  value: Float64Array.from(value),
});

/** Sum over the words of a product of its value times the other's. */
function along({ offsets, index, value }: Words, item: number, other: (j: number) => number): number {
  let sum = 0;
  for (let k = offsets[item] ?? 0; k < (offsets[item + 1] ?? 0); k += 1) {
    sum += (value[k] ?? 0) * other(index[k] ?? 0);
  }
  return sum;
}

/** The words of a product with their values. */
function wordsAt({ offsets, index, value }: Words, item: number): [number, number][] {
  const out: [number, number][] = [];
  for (let k = offsets[item] ?? 0; k < (offsets[item + 1] ?? 0); k += 1) out.push([index[k] ?? 0, value[k] ?? 0]);
  return out;
}
