import type { Catalogue } from './interactions';

/** Products as weighted words: those of product i stand at `offsets[i]` to `offsets[i + 1]`; each row has length 1. */
export interface TextVectors {
  words: string[];
  offsets: number[];
  index: number[];
  value: number[];
}

/** Words of a title: letters and digits in lower case, from two characters on, not numbers alone. */
export const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []).filter((word) => !/^\p{N}+$/u.test(word));

/**
 * TF-IDF as scikit-learn's TfidfVectorizer weighs (smooth idf, ln((1 + n) / (1 + df)) + 1; rows of length 1), over
 * the words of the titles that at least `minProducts` share, and the category as one word more.
 */
export function textVectors({ title, category }: Catalogue, minProducts: number): TextVectors {
  const bags = title.map((text, i) => {
    const bag = new Map<string, number>();
    for (const word of wordsOf(text)) bag.set(word, (bag.get(word) ?? 0) + 1);
    const kind = category[i];
    if (kind) bag.set(`category:${kind}`, 1);
    return bag;
  });
  const products = new Map<string, number>();
  for (const bag of bags) for (const word of bag.keys()) products.set(word, (products.get(word) ?? 0) + 1);
  const words = [...products.keys()].filter((word) => (products.get(word) ?? 0) >= minProducts).sort();
  const numbers = new Map(words.map((word, j) => [word, j]));
  const out: TextVectors = { words, offsets: [0], index: [], value: [] };
  for (const bag of bags) {
    const entries = [...bag].flatMap(([word, count]): [number, number][] => {
      const j = numbers.get(word);
      return j === undefined ? [] : [[j, count * (Math.log((1 + bags.length) / (1 + (products.get(word) ?? 0))) + 1)]];
    });
    const length = Math.hypot(...entries.map(([, value]) => value)) || 1;
    for (const [j, value] of entries.sort((a, b) => a[0] - b[0])) {
      out.index.push(j);
      out.value.push(value / length);
    }
    out.offsets.push(out.index.length);
  }
  return out;
}
