import { createRandom } from '@/lib/core';
import type { Artefact, FitOptions } from '../estimator';
import { BgNbd } from '../lifetimes/bg-nbd';
import { GammaGamma } from '../lifetimes/gamma-gamma';
import { ParetoNbd } from '../lifetimes/pareto-nbd';
import { type Matrix, matrixOf } from '../matrix';
import { Als } from '../recommend/als';
import { ContentBased } from '../recommend/content-based';
import { Hybrid } from '../recommend/hybrid';
import { type Interactions, interactionsOf } from '../recommend/interactions';
import { ItemItem } from '../recommend/item-item';
import { Markov } from '../recommend/markov';
import { Popularity } from '../recommend/popularity';
import { historyOf, type Recommender } from '../recommend/recommender';
import { RuleBased } from '../recommend/rule-based';

/** An estimator that learns from something else than rows of any numbers; its data stands here. */
export interface OtherCase {
  readonly name: string;
  create(): Learning;
  read(artefact: Artefact): Learning;
}

export interface Learning {
  fit(options?: FitOptions): unknown;
  ask(): ArrayLike<number>;
  toJSON(): Artefact;
}

const USERS = 40;
const ITEMS = 12;

/** Customers of two tastes; what was bought in which order has a pattern. */
function baskets(): Interactions {
  const random = createRandom('conformance/baskets');
  const columns = { user: [] as number[], item: [] as number[], time: [] as number[] };
  for (let user = 0; user < USERS; user += 1) {
    for (let k = 0; k < 8; k += 1) {
      columns.user.push(user);
      columns.item.push((user % 2) * 6 + ((k + random.int(0, 1)) % 6));
      columns.time.push(k * 10 + random.next());
    }
  }
  const title = Array.from({ length: ITEMS }, (_, i) => `${i < 6 ? 'garden' : 'kitchen'} thing number ${i}`);
  return interactionsOf(USERS, ITEMS, columns, { title, category: title.map((text) => text.split(' ')[0] ?? null) });
}

/** Repeat purchases, age at the last one, age now. */
function purchases(): Matrix {
  const random = createRandom('conformance/purchases');
  const rows = 60;
  const data = new Float64Array(rows * 3);
  for (let i = 0; i < rows; i += 1) {
    const frequency = random.int(0, 8);
    data[i] = frequency;
    data[rows + i] = frequency === 0 ? 0 : random.int(5, 40);
    data[2 * rows + i] = 45;
  }
  return matrixOf(data, rows, 3);
}

const BASKETS = baskets();
const PURCHASES = purchases();
/** Purchases, and their mean value. */
const SPENT = matrixOf(
  Float64Array.from({ length: 80 }, (_, k) => (k < 40 ? 1 + (k % 5) : 20 + ((k * 37) % 60))),
  40,
  2,
);

const recommending = (one: Recommender): Learning => ({
  fit: (options) => one.fit(BASKETS, options),
  ask: () => one.scores(historyOf(BASKETS, 3)),
  toJSON: () => one.toJSON(),
});

const lasting = (one: BgNbd | ParetoNbd): Learning => ({
  fit: (options) => one.fit(PURCHASES, options),
  ask: () => one.expectedPurchases(PURCHASES, 10),
  toJSON: () => one.toJSON(),
});

const spending = (one: GammaGamma): Learning => ({
  fit: (options) => one.fit(SPENT, options),
  ask: () => one.expectedValue(SPENT),
  toJSON: () => one.toJSON(),
});

export const OTHER_CASES: readonly OtherCase[] = [
  {
    name: 'als',
    create: () => recommending(new Als({ factors: 4, iterations: 3 })),
    read: (a) => recommending(Als.fromJSON(a)),
  },
  { name: 'item-item', create: () => recommending(new ItemItem()), read: (a) => recommending(ItemItem.fromJSON(a)) },
  {
    name: 'content-based',
    create: () => recommending(new ContentBased()),
    read: (a) => recommending(ContentBased.fromJSON(a)),
  },
  { name: 'markov', create: () => recommending(new Markov()), read: (a) => recommending(Markov.fromJSON(a)) },
  {
    name: 'popularity',
    create: () => recommending(new Popularity()),
    read: (a) => recommending(Popularity.fromJSON(a)),
  },
  { name: 'rule-based', create: () => recommending(new RuleBased()), read: (a) => recommending(RuleBased.fromJSON(a)) },
  {
    name: 'hybrid',
    create: () => recommending(new Hybrid([new ItemItem(), new Markov(), new Popularity()], { weights: [2, 1, 0.5] })),
    read: (a) => recommending(Hybrid.fromJSON(a)),
  },
  { name: 'bg-nbd', create: () => lasting(new BgNbd({ penalty: 0.01 })), read: (a) => lasting(BgNbd.fromJSON(a)) },
  {
    name: 'pareto-nbd',
    create: () => lasting(new ParetoNbd({ penalty: 0.01 })),
    read: (a) => lasting(ParetoNbd.fromJSON(a)),
  },
  {
    name: 'gamma-gamma',
    create: () => spending(new GammaGamma({ penalty: 0.01 })),
    read: (a) => spending(GammaGamma.fromJSON(a)),
  },
];
