import { type Artefact, expectArtefact, type FitOptions, notFitted } from '../estimator';
import { decayed, type Interactions, preferenceOf, transpose } from './interactions';
import {
  type Neighbours,
  neighboursOf,
  type PackedNeighbours,
  packNeighbours,
  scoreByNeighbours,
  tellingNeighbours,
  unpackNeighbours,
} from './neighbours';
import {
  type Because,
  bestOf,
  checkInteractions,
  type History,
  preferenceOfOne,
  type Recommendation,
  type Recommender,
} from './recommender';

const KIND = 'itemItem';
const FORMAT = 1;

export interface ItemItemParams {
  /** Similar products that are kept of each. */
  neighbours: number;
  /** Pairs with few customers in common are drawn towards nothing: n / (n + shrinkage). */
  shrinkage: number;
  /** A customer with more products says less about any pair of them: the most recent so many count. */
  maxHistory: number;
  /** Days after which an interaction counts half while learning; null: all count the same. */
  halfLife: number | null;
}

/**
 * Products that the same customers take: cosine of their customers (what one has taken often counts by its logarithm),
 * drawn towards nothing where few customers are behind it (Sarwar et al., WWW 2001; Bell and Koren, KDD 2007).
 */
export class ItemItem implements Recommender<ItemItemParams> {
  readonly kind = KIND;
  readonly params: Readonly<ItemItemParams>;
  #state: Neighbours | null = null;

  constructor(params: Partial<ItemItemParams> = {}) {
    this.params = {
      neighbours: params.neighbours ?? 100,
      shrinkage: params.shrinkage ?? 10,
      maxHistory: params.maxHistory ?? 500,
      halfLife: params.halfLife ?? null,
    };
  }

  get items(): number {
    return this.#fitted().items;
  }

  fit(x: Interactions, options?: FitOptions): this {
    checkInteractions(x);
    const { maxHistory, neighbours, shrinkage } = this.params;
    const taken = preferenceOf(latest(decayed(x, this.params.halfLife), maxHistory));
    for (let k = 0; k < taken.value.length; k += 1) taken.value[k] = Math.log1p(taken.value[k] ?? 0);
    const takers = transpose(taken);
    const norms = new Float64Array(x.items);
    for (let k = 0; k < taken.index.length; k += 1) {
      const i = taken.index[k] ?? 0;
      norms[i] = (norms[i] ?? 0) + (taken.value[k] ?? 0) ** 2;
    }
    const both = new Int32Array(x.items);
    this.#state = neighboursOf(
      x.items,
      neighbours,
      (item, sums, touched) => {
        both.fill(0);
        for (let k = takers.offsets[item] ?? 0; k < (takers.offsets[item + 1] ?? 0); k += 1) {
          const user = takers.index[k] ?? 0;
          const own = takers.value[k] ?? 0;
          for (let m = taken.offsets[user] ?? 0; m < (taken.offsets[user + 1] ?? 0); m += 1) {
            const other = taken.index[m] ?? 0;
            if (both[other] === 0) touched.push(other);
            both[other] = (both[other] ?? 0) + 1;
            sums[other] = (sums[other] ?? 0) + own * (taken.value[m] ?? 0);
          }
        }
        for (const other of touched) {
          const n = both[other] ?? 0;
          const cosine = (sums[other] ?? 0) / Math.sqrt((norms[item] ?? 1) * (norms[other] ?? 1));
          sums[other] = (cosine * n) / (n + shrinkage);
        }
      },
      options,
    );
    return this;
  }

  scores(history: History): Float64Array {
    const state = this.#fitted();
    return scoreByNeighbours(state, preferenceOfOne(history, state.items), Math.log1p);
  }

  recommend(history: History, n: number, exclude?: ReadonlySet<number>): Recommendation[] {
    return bestOf(this.scores(history), n, exclude);
  }

  explain(history: History, item: number): Because {
    const state = this.#fitted();
    const items = tellingNeighbours(state, preferenceOfOne(history, state.items), item, Math.log1p);
    return items.length > 0 ? { kind: 'similar', items } : { kind: 'popular' };
  }

  toJSON(): Artefact<typeof KIND, ItemItemParams, PackedNeighbours> {
    return {
      kind: KIND,
      formatVersion: FORMAT,
      params: this.params,
      state: this.#state && packNeighbours(this.#state),
    };
  }

  static fromJSON(artefact: Artefact): ItemItem {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, ItemItemParams, PackedNeighbours>;
    const model = new ItemItem(params);
    model.#state = state && unpackNeighbours(state);
    return model;
  }

  #fitted(): Neighbours {
    return this.#state ?? notFitted(KIND);
  }
}

/** Of customers with very many interactions only the last so many. */
function latest(x: Interactions, most: number): Interactions {
  const weight = x.weight.slice();
  for (let u = 0; u < x.users; u += 1) {
    const [start, end] = [x.offsets[u] ?? 0, x.offsets[u + 1] ?? 0];
    if (end - start > most) weight.fill(0, start, end - most);
  }
  return { ...x, weight };
}
