import { fieldsOf } from '../document/fields';
import type { Check, Finding } from './types';
import { finding, isProse, literalWords, placeOf, replaceAt } from './words';

const ID = 'capitals';
/** Two words or more in capitals, or one long one; codes with digits are not meant. */
const CAPITALS = /(?<![\p{L}\p{N}])(?:\p{Lu}{2,}(?:[\s,'’-]+\p{Lu}{2,})+|\p{Lu}{6,})(?![\p{L}\p{N}])/gu;

/** Words that shout. */
export const checkCapitals: Check = {
  id: ID,
  passed: 'Nothing is all in capitals',
  run: ({ document, products }) => {
    const names = [...products.values()].map(({ name }) => name);
    return fieldsOf(document)
      .filter(isProse)
      .flatMap((field) =>
        [...literalWords(field.text).matchAll(CAPITALS)].flatMap((match): Finding[] => {
          if (names.some((name) => name.includes(match[0]))) return [];
          const begins = /(^|[.!?]\s*|\n\s*)$/.test(field.text.slice(0, match.index));
          const lower = match[0].toLowerCase();
          const calm = begins ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower;
          return [
            finding({
              check: ID,
              severity: 'warning',
              title: 'Words all in capitals',
              place: placeOf(field, match[0]),
              detail: 'It reads as shouting, and filters count it.',
              fix: replaceAt(field, match.index, match[0].length, calm, `Say “${calm}”`),
            }),
          ];
        }),
      );
  },
};
