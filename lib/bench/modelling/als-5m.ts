import { createRandom } from '@/lib/core';
import { Als } from '@/lib/modelling/recommend/als';
import { evaluateRecommenders } from '@/lib/modelling/recommend/evaluate-recommenders';
import { interactionsOf } from '@/lib/modelling/recommend/interactions';
import { Popularity } from '@/lib/modelling/recommend/popularity';
import { splitByTime } from '@/lib/modelling/recommend/time-split';
import { against, type Bench, type ModellingCase, SEED } from './case';

const INTERACTIONS = 5_000_000;
const USERS = 100_000;
const ITEMS = 20_000;
const TASTES = 50;
const FACTORS = 32;
const ITERATIONS = 10;
const JUDGES = 500;

/** Implicit matrix factorisation. No peer of ours is packaged with Debian's Python, so its column stays empty. */
export const als5m: ModellingCase = {
  name: 'als-5m',
  sizes: { interactions: INTERACTIONS, customers: USERS, products: ITEMS, factors: FACTORS, iterations: ITERATIONS },
  run: async ({ team }: Bench) => {
    const all = makeShop();
    const { train, cases } = splitByTime(all, { cut: 0.98, horizon: 1, minWeight: 1 });
    const model = new Als({ factors: FACTORS, iterations: ITERATIONS, seed: SEED });
    const started = performance.now();
    model.fit(all, { parallel: team });
    const ms = performance.now() - started;
    // How good it is, learned without what it is asked for.
    const blind = new Als({ factors: FACTORS, iterations: ITERATIONS, seed: SEED }).fit(train, { parallel: team });
    const found = evaluateRecommenders(
      { als: blind, popularity: new Popularity().fit(train) },
      cases.slice(0, JUDGES),
      {
        k: 10,
        baseline: 'popularity',
        seed: SEED,
      },
    );
    const note = found.map(({ name, ndcg }) => `NDCG@10 ${name} ${ndcg.value.toFixed(4)}`).join(', ');
    return [against('als-5m', ms, undefined, '', `${note} on ${JUDGES} customers`)];
  },
};

/** Customers of fifty tastes with skewed activity; half of what they take is of their taste, its first products most. */
function makeShop(): ReturnType<typeof interactionsOf> {
  const random = createRandom(SEED);
  const [user, item, time] = [
    new Int32Array(INTERACTIONS),
    new Int32Array(INTERACTIONS),
    new Float64Array(INTERACTIONS),
  ];
  const each = Math.floor(ITEMS / TASTES);
  for (let k = 0; k < INTERACTIONS; k += 1) {
    const customer = Math.floor(USERS * random.next() ** 1.5);
    user[k] = customer;
    item[k] = random.chance(0.5)
      ? (customer % TASTES) * each + Math.floor(each * random.next() ** 2)
      : Math.floor(ITEMS * random.next() ** 2);
    time[k] = random.next();
  }
  return interactionsOf(USERS, ITEMS, { user, item, time });
}
