import { addressesOf } from './addresses';
import { placeholdersOf } from './placeholders';
import type { Check, Finding } from './types';
import { finding, placeOf, replaceAt } from './words';

const ID = 'personalLinks';
const PERSONAL = /^customer\.(?:email|firstName|lastName|traits)\b/;
const ADDRESS = /[^\s@/?&=]+@[^\s@/?&=]+\.[^\s@/?&=]+/;

/** Personal data in addresses: they end in logs, in the history of browsers and at third parties. */
export const checkPersonalLinks: Check = {
  id: ID,
  passed: 'No personal data in links',
  run: ({ document }) =>
    addressesOf(document).flatMap(({ field, text }): Finding[] => {
      if (text.startsWith('mailto:')) return [];
      const read = placeholdersOf(text);
      const named = read.ok ? read.placeholders.filter(({ path }) => PERSONAL.test(path)) : [];
      const literal = ADDRESS.exec(text.replace(/\{\{[\s\S]*?\}\}/g, ''));
      const quotes = [...named.map((one) => one.text), ...(literal ? [literal[0]] : [])];
      return quotes.map((quote) => {
        const begin = field.text.indexOf(quote);
        // The whole parameter goes, with the name that would be left alone.
        const before = /[?&][\w.-]+=$/.exec(field.text.slice(0, begin));
        const from = begin - (before?.[0].length ?? 0);
        const rest = field.text.slice(begin + quote.length);
        const keeps = before?.[0].startsWith('?') && rest.startsWith('&') ? '?' : '';
        const length = begin + quote.length + (keeps ? 1 : 0) - from;
        return finding({
          check: ID,
          severity: 'failed',
          title: 'Personal data in a link',
          place: placeOf(field, quote),
          detail: 'Addresses end in logs and at third parties. Use customer.id where the shop has to know who came.',
          fix: begin >= 0 && before ? replaceAt(field, from, length, keeps, 'Take it out') : undefined,
        });
      });
    }),
};
