import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { Als } from './als';
import { ContentBased } from './content-based';
import { evaluateRecommenders } from './evaluate-recommenders';
import { Hybrid, restoreRecommender } from './hybrid';
import { type Catalogue, type Interactions, interactionsOf, preferenceOf, transpose } from './interactions';
import { ItemItem } from './item-item';
import { Markov } from './markov';
import { Popularity } from './popularity';
import { rankingFigures } from './ranking-metrics';
import { type History, historyOf, NO_HISTORY, type Recommender } from './recommender';
// Made with numpy and scikit-learn; `about` in it says how.
import reference from './reference.json';
import { RuleBased } from './rule-based';
import { textVectors } from './text-vectors';
import { splitByTime } from './time-split';

const column = (rows: readonly (readonly number[])[], j: number): number[] => rows.map((row) => row[j] ?? 0);
const small = interactionsOf(reference.users, reference.items, {
  user: column(reference.interactions, 0),
  item: column(reference.interactions, 1),
  weight: column(reference.interactions, 2),
});
const expectAll = (found: ArrayLike<number>, expected: readonly number[], digits: number): void =>
  expected.forEach((value, i) => {
    expect(found[i]).toBeCloseTo(value, digits);
  });

describe('interactions', () => {
  it('stand by customer and time, and add up to preferences that can be turned round', () => {
    const x = interactionsOf(3, 4, {
      user: [2, 0, 2, 2],
      item: [3, 1, 0, 3],
      weight: [1, 2, 1, 4],
      time: [5, 1, 2, 9],
    });
    expect(Array.from(historyOf(x, 2).item)).toEqual([0, 3, 3]);
    const taken = preferenceOf(x);
    expect([Array.from(taken.offsets), Array.from(taken.index), Array.from(taken.value)]).toEqual([
      [0, 1, 1, 3],
      [1, 0, 3],
      [2, 1, 5],
    ]);
    const back = transpose(transpose(taken));
    expect(Array.from(back.index)).toEqual(Array.from(taken.index));
    expect(Array.from(transpose(taken).offsets)).toEqual([0, 1, 2, 2, 3]);
  });

  it('of nobody known are refused', () => {
    expect(() => interactionsOf(2, 2, { user: [2], item: [0] })).toThrow(/not known/);
    expect(() => interactionsOf(2, 2, { user: [1], item: [0], weight: [Number.NaN] })).toThrow(/weight/);
    expect(() => new Popularity().fit(interactionsOf(2, 2, { user: [], item: [] }))).toThrow(/no interactions/);
  });
});

describe('ALS', () => {
  const params = { factors: 4, iterations: 15, regularization: 0.5, alpha: 2, scale: 'linear', seed: 5 } as const;

  it('finds what numpy finds by exact solutions', () => {
    const model = new Als({ ...params, steps: 8 }).fit(small);
    reference.alsScores.forEach((scores, user) => {
      expectAll(model.scores(historyOf(small, user)), scores, 3);
    });
  });

  it('comes to the same products with three steps a row', () => {
    const model = new Als({ ...params, steps: 3 }).fit(small);
    reference.alsScores.forEach((scores, user) => {
      const best = model.recommend(historyOf(small, user), 3).map(({ item }) => item);
      const expected = scores.map((score, item) => ({ item, score })).sort((a, b) => b.score - a.score);
      expect(new Set(best)).toEqual(new Set(expected.slice(0, 3).map(({ item }) => item)));
    });
  });

  it('explains a score by products of the history that add up to it', () => {
    const model = new Als({ ...params, steps: 8 }).fit(small);
    const because = model.explain(historyOf(small, 0), 4);
    expect(because.kind).toBe('similar');
    // Customer 0 belongs to those who take the products 0 to 5.
    if (because.kind === 'similar') expect(because.items[0]).toBeLessThan(6);
    expect(model.explain(NO_HISTORY, 4)).toEqual({ kind: 'popular' });
    expect(model.recommend(NO_HISTORY, 5)).toEqual([]);
  });

  it('ends when it is told to, and learns nothing then', () => {
    const model = new Als(params);
    const stop = new AbortController();
    const fit = (): unknown => model.fit(small, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(fit).toThrow();
    expect(() => model.scores(NO_HISTORY)).toThrow(/not been trained/);
  });
});

describe('item-item', () => {
  it('is the cosine that numpy computes, drawn towards nothing', () => {
    const model = new ItemItem({ shrinkage: 3 }).fit(small);
    const scores = model.scores(historyOf(small, 0)).map((score) => (Number.isFinite(score) ? score : 0));
    expectAll(scores, reference.itemItemOfFirst, 5);
  });
});

describe('text vectors', () => {
  it('are those of scikit-learn', () => {
    const found = textVectors({ title: reference.titles, category: reference.titles.map(() => null) }, 2);
    expect(found.words).toEqual(reference.words);
    reference.tfidf.forEach((row, i) => {
      const dense = row.map(() => 0);
      for (let k = found.offsets[i] ?? 0; k < (found.offsets[i + 1] ?? 0); k += 1) {
        dense[found.index[k] ?? 0] = found.value[k] ?? 0;
      }
      expectAll(dense, row, 6);
    });
  });

  it('find the mug for one who took a mug, and say by which words', () => {
    const catalogue = { title: reference.titles, category: reference.titles.map(() => null) };
    const x = interactionsOf(1, 6, { user: [0], item: [0] }, catalogue);
    const model = new ContentBased().fit(x);
    const history = historyOf(x, 0);
    expect(model.recommend(history, 1, new Set([0]))[0]?.item).toBe(1);
    expect(model.explain(history, 1)).toEqual({ kind: 'text', items: [0], words: ['mug', 'heart'] });
  });
});

describe('the rules of a shop', () => {
  const catalogue: Catalogue = { title: ['a', 'b', 'c', 'd', 'e'], category: ['x', 'x', 'x', 'y', 'y'] };
  // On ten days somebody buys 0 and 3 together; 1 sells a little, 4 most.
  const bought = Array.from({ length: 10 }, (_, day) => [
    [day, 0, day],
    [day, 3, day],
    [day, 4, day + 0.5],
    [day, 4, day + 0.6],
    [day, 1, day + 20],
  ]).flat();
  const x = interactionsOf(
    10,
    5,
    { user: column(bought, 0), item: column(bought, 1), time: column(bought, 2) },
    catalogue,
  );
  const one: History = { item: [0, 2, 0], weight: [1, 1, 1], time: [1, 2, 9] };

  it('put what is bought together first, then the favourite category, then the rest', () => {
    const model = new RuleBased().fit(x);
    expect(model.recommend(one, 4, new Set([0, 2])).map(({ item }) => item)).toEqual([3, 4, 1]);
    const onlySecond: History = { item: [2], weight: [1], time: [9] };
    expect(model.recommend(onlySecond, 2, new Set([2])).map(({ item }) => item)[0]).toBe(1);
    expect(model.explain(one, 3)).toEqual({ kind: 'together', items: [0] });
    expect(model.explain(one, 1)).toEqual({ kind: 'category', category: 'x' });
  });

  it('popularity forgets: what sold of late passes what sold more long ago', () => {
    const lately = interactionsOf(6, 2, {
      user: [0, 1, 2, 3, 4, 5],
      item: [0, 0, 0, 0, 1, 1],
      time: [0, 0, 0, 0, 100, 100],
    });
    expect(new Popularity({ halfLife: 30 }).fit(lately).recommend(NO_HISTORY, 1)[0]?.item).toBe(1);
    expect(new Popularity({ halfLife: null }).fit(lately).recommend(NO_HISTORY, 1)[0]?.item).toBe(0);
  });
});

describe('the next product', () => {
  it('follows the last basket, and backs off to popularity where it was seen seldom', () => {
    // Forty customers buy 0 and then 1; twenty buy 2 and then 3; 4 is the bestseller of people who buy once.
    const rows = [
      ...Array.from({ length: 40 }, (_, u) => [
        [u, 0, 1],
        [u, 1, 5],
      ]),
      ...Array.from({ length: 20 }, (_, u) => [
        [40 + u, 2, 1],
        [40 + u, 3, 5],
      ]),
      ...Array.from({ length: 90 }, (_, u) => [[60 + u, 4, 5]]),
    ].flat();
    const x = interactionsOf(150, 6, { user: column(rows, 0), item: column(rows, 1), time: column(rows, 2) });
    const model = new Markov({ backOff: 5 }).fit(x);
    const nextOf = (item: number): number | undefined =>
      model.recommend({ item: [item], weight: [1], time: [9] }, 1, new Set([item]))[0]?.item;
    expect(nextOf(0)).toBe(1);
    expect(nextOf(2)).toBe(3);
    expect(nextOf(5)).toBe(4);
    expect(model.explain({ item: [0], weight: [1], time: [9] }, 1)).toEqual({ kind: 'next', items: [0] });
    expect(model.recommend(NO_HISTORY, 1)[0]?.item).toBe(4);
  });
});

/** Three tastes of forty products each; customers take mostly of their own, over 200 days. */
function tastes(): Interactions {
  const random = createRandom('tastes');
  const rows: number[][] = [];
  for (let u = 0; u < 240; u += 1) {
    for (let day = random.int(0, 20); day < 200; day += random.int(10, 40)) {
      for (let k = 0; k < 3; k += 1) {
        const taste = random.chance(0.85) ? u % 3 : random.int(0, 2);
        rows.push([u, taste * 40 + Math.floor(40 * random.next() ** 2), day]);
      }
    }
  }
  const title = Array.from({ length: 120 }, (_, i) => `taste${'abc'[Math.floor(i / 40)]} thing${'xyz'[i % 3]}`);
  const category = title.map((_, i) => `${Math.floor(i / 40)}`);
  return interactionsOf(
    240,
    120,
    { user: column(rows, 0), item: column(rows, 1), time: column(rows, 2) },
    { title, category },
  );
}

describe('on a shop of three tastes', () => {
  const { train, cases } = splitByTime(tastes(), { cut: 140, horizon: 60, minWeight: 1 });
  const make = (): Record<string, Recommender> => ({
    popularity: new Popularity(),
    als: new Als({ factors: 8, regularization: 1 }),
    itemItem: new ItemItem(),
    contentBased: new ContentBased(),
    ruleBased: new RuleBased(),
    markov: new Markov(),
    hybrid: new Hybrid([new Als({ factors: 8 }), new ItemItem(), new Popularity()], { weights: [2, 1, 0.2] }),
  });
  const models = make();
  for (const model of Object.values(models)) model.fit(train);

  it('the split lets nothing of the future through, and asks only for what is new', () => {
    expect(Math.max(...train.time)).toBeLessThan(140);
    for (const { owned, truth } of cases) for (const item of truth) expect(owned.has(item)).toBe(false);
  });

  it('every model that knows customers is clearly better than popularity, and shows more of the shop', () => {
    const reports = evaluateRecommenders(models, cases, { k: 10, baseline: 'popularity', seed: 1, draws: 200 });
    const popular = reports.find(({ name }) => name === 'popularity');
    expect(popular?.ndcgOverBaseline).toBeNull();
    for (const report of reports) {
      expect(report.map.low).toBeLessThanOrEqual(report.map.value);
      expect(report.map.high).toBeGreaterThanOrEqual(report.map.value);
      if (report.name === 'popularity') continue;
      expect(report.coverage, report.name).toBeGreaterThan(popular?.coverage ?? 1);
      if (report.name !== 'markov') expect(report.ndcgOverBaseline?.low, report.name).toBeGreaterThan(0);
    }
  });

  it.each(Object.keys(models))('%s comes back from its artefact, and is the same for the same seed', (name) => {
    const model = models[name];
    const again = make()[name]?.fit(train);
    const back = model && restoreRecommender(JSON.parse(JSON.stringify(model)));
    for (const { history, owned } of cases.slice(0, 10)) {
      const list = model?.recommend(history, 10, owned);
      expect(again?.recommend(history, 10, owned)).toEqual(list);
      expect(back?.recommend(history, 10, owned).map(({ item }) => item)).toEqual(list?.map(({ item }) => item));
      for (const { item } of list ?? []) {
        expect(owned.has(item)).toBe(false);
        expect(model?.explain(history, item).kind).toBeTruthy();
      }
    }
    expect(anyone(model, 200).length).toBeLessThanOrEqual(120);
  });

  it('a customer of whom nothing is known is served by what speaks for everyone', () => {
    const cold = models.hybrid?.recommend(NO_HISTORY, 5) ?? [];
    expect(cold.map(({ item }) => item)).toEqual(models.popularity?.recommend(NO_HISTORY, 5).map(({ item }) => item));
  });

  it('products that came after the training are passed over', () => {
    const strange: History = { item: [9_999], weight: [1], time: [1] };
    for (const model of Object.values(models)) expect(() => model.recommend(strange, 5)).not.toThrow();
  });
});

const anyone = (model: Recommender | undefined, n: number): unknown[] => model?.recommend(NO_HISTORY, n) ?? [];

describe('ranking metrics', () => {
  it('are those of the books', () => {
    // Hits at places 2 and 5 of three; scikit-learn's ndcg_score gives 0.47762.
    const figures = rankingFigures([1, 2, 3, 4, 5, 6], new Set([0, 2, 5]), 5);
    expect(figures.ndcg).toBeCloseTo(0.4776237035, 9);
    expect(figures.averagePrecision).toBeCloseTo((1 / 2 + 2 / 5) / 3, 12);
    expect(figures.recall).toBeCloseTo(2 / 3, 12);
    expect(rankingFigures([7], new Set([7]), 10)).toEqual({ averagePrecision: 1, ndcg: 1, recall: 1, hit: 1 });
    expect(() => rankingFigures([7], new Set(), 10)).toThrow(RangeError);
  });
});
