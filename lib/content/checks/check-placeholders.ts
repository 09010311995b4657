import { fieldsOf } from '../document/fields';
import { hasDefault, knownPath, placeholdersOf } from './placeholders';
import type { Check, Finding } from './types';
import { finding, placeOf, replaceAt } from './words';

const ID = 'placeholders';
const DEFAULTS: Readonly<Record<string, string>> = { 'customer.firstName': 'there', 'customer.lastName': '' };

/** Placeholders that name nothing, and those that leave a customer without the email for want of a default. */
export const checkPlaceholders: Check = {
  id: ID,
  passed: 'Every placeholder has a default',
  run: ({ document }) =>
    fieldsOf(document).flatMap((field): Finding[] => {
      const read = placeholdersOf(field.text);
      if (!read.ok)
        return [
          finding({
            check: ID,
            severity: 'failed',
            title: 'A placeholder cannot be read',
            place: placeOf(field, read.quote),
            detail: read.message,
          }),
        ];
      return read.placeholders.flatMap((one): Finding[] => {
        const quote = one.text;
        if (!knownPath(one.path, one.local))
          return [
            finding({
              check: ID,
              severity: 'failed',
              title: `“${one.path}” is not known`,
              place: placeOf(field, quote),
              detail: 'Nothing has this name: every customer would be left out.',
            }),
          ];
        if (!one.path.startsWith('customer.') || hasDefault(one) || one.guarded) return [];
        const words = DEFAULTS[one.path] ?? '';
        const filled = one.text.replace(/\s*(-?\}\})$/, ` | default: "${words}" $1`);
        return [
          finding({
            check: ID,
            severity: 'failed',
            title: `“${one.path.replace('customer.', '')}” has no default`,
            place: placeOf(field, quote),
            detail: 'Customers without it would get no email.',
            fix: replaceAt(field, one.begin, one.text.length, filled, words ? `Say “${words}”` : 'Leave it out then'),
          }),
        ];
      });
    }),
};
