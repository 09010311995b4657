import { blockLabels, fieldsOf } from '../document/fields';
import { walkBlocks } from '../document/walk-blocks';
import { moneyText } from '../render/liquid-filters';
import type { Check, CheckInput, Finding } from './types';
import { finding, isProse, literalWords, placeOf, replaceAt } from './words';

const ID = 'prices';

/** Prices against the catalogue, and reductions against what the strategy offers. */
export const checkPrices: Check = {
  id: ID,
  passed: 'Prices and offers are those of catalogue and strategy',
  run: (input) => [...named(input), ...written(input), ...offers(input)],
};

/** Products and the prices written beside them. */
function named({ document, products }: CheckInput): Finding[] {
  const labels = blockLabels(document);
  return walkBlocks(document).flatMap(({ block, place }) => {
    if (block.type !== 'products') return [];
    return block.products.flatMap((id, n): Finding[] => {
      const label = `${labels.get(place) ?? 'Products'}, ${n + 1}`;
      const at = { pointer: `${place}/products/${n}`, quote: id, label };
      const product = products.get(id);
      if (!product)
        return [
          finding({
            check: ID,
            severity: 'failed',
            title: 'The catalogue has no such product',
            place: at,
            detail: `“${id}” is not there, or no longer.`,
            ...(block.products.length > 1 && {
              fix: {
                label: 'Take it out',
                patch: [
                  { op: 'test' as const, path: at.pointer, value: id },
                  { op: 'remove' as const, path: at.pointer },
                ],
              },
            }),
          }),
        ];
      const price = block.prices[id];
      if (price === undefined) return [];
      const path = `${place}/prices/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const remove = [
        { op: 'test' as const, path, value: price },
        { op: 'remove' as const, path },
      ];
      const words = isDecimal(price) ? moneyText(price, product.currency, document.language) : price;
      if (product.price !== null && isDecimal(price) && Number(price) === Number(product.price)) return [];
      const now = product.price === null ? null : moneyText(product.price, product.currency, document.language);
      return [
        finding({
          check: ID,
          severity: 'failed',
          title: 'Price differs from the catalogue',
          place: { ...at, pointer: path, quote: words },
          detail: now
            ? `${product.name} costs ${now}, the email says ${words}.`
            : `The catalogue has no price for ${product.name}.`,
          fix: { label: now ? `Use ${now}` : 'Show no price', patch: remove },
        }),
      ];
    });
  });
}

const isDecimal = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);
const MONEY = /(?:£|€|\$|GBP|EUR|USD)\s?(\d[\d,]*(?:\.\d{1,2})?)/g;

/** Sums of money in the words: each should be the price of a product of the email. */
function written(input: CheckInput): Finding[] {
  const known = new Set([...input.products.values()].flatMap(({ price }) => (price === null ? [] : [Number(price)])));
  const offered = [...(input.offer ?? '').matchAll(MONEY)].map(([, sum = '']) => Number(sum.replaceAll(',', '')));
  return fieldsOf(input.document)
    .filter(isProse)
    .flatMap((field) =>
      [...literalWords(field.text).matchAll(MONEY)].flatMap((match): Finding[] => {
        const sum = Number((match[1] ?? '').replaceAll(',', ''));
        if (known.has(sum) || offered.includes(sum)) return [];
        return [
          finding({
            check: ID,
            severity: 'warning',
            title: 'A sum that the catalogue does not hold',
            place: placeOf(field, match[0]),
            detail: `No product of this email costs ${match[0]}, and the strategy offers nothing of the kind.`,
          }),
        ];
      }),
    );
}

const PERCENT = /(\d{1,2}(?:\.\d+)?)\s?(?:%|percent|per cent)(?:\s+(?:off|less|discount|reduction))?/gi;
const FREE = /free (?:delivery|shipping|postage|gift(?: wrapping)?|wrapping|returns)/gi;

/** Reductions in the words: each should be what the strategy offers. */
function offers({ document, offer }: CheckInput): Finding[] {
  const promised = [...(offer ?? '').matchAll(PERCENT)].map(([, share]) => Number(share));
  return fieldsOf(document)
    .filter(isProse)
    .flatMap((field) => {
      const words = literalWords(field.text);
      const shares = [...words.matchAll(PERCENT)].flatMap((match): Finding[] => {
        if (promised.includes(Number(match[1]))) return [];
        const [only] = promised;
        const fixed = promised.length === 1 ? match[0].replace(match[1] ?? '', String(only)) : null;
        return [
          finding({
            check: ID,
            severity: 'failed',
            title: 'The offer is not that of the strategy',
            place: placeOf(field, match[0]),
            detail: offer ? `The strategy offers ${offer}.` : 'The strategy offers no reduction.',
            fix: fixed ? replaceAt(field, match.index, match[0].length, fixed, `Say “${fixed}”`) : undefined,
          }),
        ];
      });
      const gifts = [...words.matchAll(FREE)].flatMap((match): Finding[] =>
        offer?.toLowerCase().includes(match[0].toLowerCase())
          ? []
          : [
              finding({
                check: ID,
                severity: 'warning',
                title: `“${match[0]}” is not part of the offer`,
                place: placeOf(field, match[0]),
                detail: offer ? `The strategy offers ${offer}.` : 'The strategy offers nothing.',
              }),
            ],
      );
      return [...shares, ...gifts];
    });
}
