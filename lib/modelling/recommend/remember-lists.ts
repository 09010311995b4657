import type { History, Recommendation, Recommender } from './recommender';

/**
 * The same recommender, which keeps the list that it gave for a history (with what was excluded then): for measuring
 * it alone and as part of a hybrid on the same customers. Ask for the longest list first, or the first `depth`.
 */
export function rememberLists(model: Recommender, depth: number): Recommender {
  const known = new WeakMap<History, { exclude: ReadonlySet<number> | undefined; list: Recommendation[] }>();
  return {
    kind: model.kind,
    params: model.params,
    get items() {
      return model.items;
    },
    fit: (x, options) => rememberLists(model.fit(x, options), depth),
    scores: (history) => model.scores(history),
    explain: (history, item) => model.explain(history, item),
    toJSON: () => model.toJSON(),
    recommend: (history, n, exclude) => {
      if (n > depth) return model.recommend(history, n, exclude);
      let found = known.get(history);
      if (!found || found.exclude !== exclude) {
        found = { exclude, list: model.recommend(history, depth, exclude) };
        known.set(history, found);
      }
      return found.list.slice(0, n);
    },
  };
}
