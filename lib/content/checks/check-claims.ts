import { fieldsOf } from '../document/fields';
import { walkBlocks } from '../document/walk-blocks';
import type { Check, Finding } from './types';
import { finding, findPhrase, isProse, likeCase, literalWords, placeOf, replaceAt } from './words';

const ID = 'claims';

/** Words that claim a fact, and what says less; `rank`: proven where a named product is among so many best sold. */
const CLAIMS: readonly { words: string; instead: string | null; rank?: number }[] = [
  { words: 'most-loved', instead: 'much-loved', rank: 3 },
  { words: 'most loved', instead: 'much-loved', rank: 3 },
  { words: 'most popular', instead: 'popular', rank: 3 },
  { words: 'bestselling', instead: 'popular', rank: 10 },
  { words: 'best-selling', instead: 'popular', rank: 10 },
  { words: 'bestseller', instead: 'favourite', rank: 10 },
  { words: 'best seller', instead: 'favourite', rank: 10 },
  { words: 'number one', instead: null, rank: 1 },
  { words: 'award-winning', instead: null },
  { words: 'the best', instead: 'a good' },
  { words: 'lowest price', instead: 'good price' },
  { words: 'cheapest', instead: null },
  { words: 'guaranteed', instead: null },
  { words: 'everyone loves', instead: 'many like' },
  { words: 'world-class', instead: null },
  { words: 'unique', instead: 'unusual' },
  { words: 'handmade', instead: null },
  { words: 'sustainable', instead: null },
  { words: 'eco-friendly', instead: null },
  { words: 'organic', instead: null },
  { words: 'selling out', instead: null },
  { words: 'almost gone', instead: null },
  { words: 'only a few left', instead: null },
  { words: 'limited edition', instead: null },
];

/** Claims that need a fact behind them: superlatives, rank, scarcity, origin. */
export const checkClaims: Check = {
  id: ID,
  passed: 'Nothing is claimed that the catalogue does not hold',
  run: ({ document, ranks, products, catalogueSize }) => {
    const best = Math.min(Number.POSITIVE_INFINITY, ...ranks.values());
    const [leader] = [...ranks].filter(([, rank]) => rank === best).map(([id]) => products.get(id)?.name);
    const names = [...products.values()].map(({ name }) => name.toLowerCase()).join('\n');
    const named = walkBlocks(document).some(({ block }) => block.type === 'products');
    return fieldsOf(document)
      .filter(isProse)
      .flatMap((field) =>
        CLAIMS.flatMap(({ words, instead, rank }): Finding[] => {
          // A product may be called so.
          if (names.includes(words)) return [];
          if (rank !== undefined && named && best <= rank) return [];
          return findPhrase(literalWords(field.text), words).map(({ index, found }) => {
            const put = instead === null ? null : likeCase(instead, found);
            const fact =
              rank !== undefined && leader && Number.isFinite(best)
                ? `${leader} sells ${ordinal(best)} of ${catalogueSize.toLocaleString('en')} products.`
                : 'Nothing in the catalogue says so.';
            return finding({
              check: ID,
              severity: 'warning',
              title: `“${found}” needs a fact`,
              place: placeOf(field, found),
              detail: fact,
              fix:
                put === null
                  ? replaceAt(field, index, found.length, '', 'Leave it out')
                  : replaceAt(field, index, found.length, put, `Say “${put}”`),
            });
          });
        }),
      );
  },
};

function ordinal(n: number): string {
  const tail = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${tail}`;
}
