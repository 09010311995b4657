import { fieldsOf } from '../document/fields';
import type { Check, Finding } from './types';
import { finding, findPhrase, isProse, literalWords, placeOf, replaceAt } from './words';

const ID = 'spam';

/** Phrases that mail filters have learned to distrust; each weighs more in a subject. */
const TRIGGERS = [
  '100% free',
  'act now',
  'buy now',
  'call now',
  'cash bonus',
  'cheap',
  'click below',
  'click here',
  'congratulations',
  'double your',
  'earn money',
  'extra income',
  'free gift',
  'free money',
  'guaranteed',
  'hurry',
  'limited time only',
  'make money',
  'no cost',
  'no obligation',
  'once in a lifetime',
  'order now',
  'risk-free',
  'risk free',
  'special promotion',
  'this is not spam',
  'urgent',
  'winner',
  'you have been selected',
  'you won',
];

/** What makes a filter, or a reader, take it for spam. */
export const checkSpam: Check = {
  id: ID,
  passed: 'Nothing in it looks like spam',
  run: ({ document }) =>
    fieldsOf(document)
      .filter(isProse)
      .flatMap((field): Finding[] => {
        const words = literalWords(field.text);
        const out = TRIGGERS.flatMap((phrase) =>
          findPhrase(words, phrase).map(({ index, found }) =>
            finding({
              check: ID,
              severity: 'warning',
              title: `“${found}” is a spam trigger`,
              place: placeOf(field, found),
              detail:
                field.kind === 'subject' ? 'In a subject it weighs most.' : 'Filters have learned to distrust it.',
              fix: replaceAt(field, index, found.length, '', 'Leave it out'),
            }),
          ),
        );
        if (field.kind !== 'subject') return out;
        const fake = /^\s*(re|fwd?|aw|wg):/i.exec(words);
        if (fake)
          out.push(
            finding({
              check: ID,
              severity: 'failed',
              title: 'A subject that claims to be an answer',
              place: placeOf(field, fake[0].trim()),
              detail: 'A false “Re:” or “Fwd:” misleads the reader, which CAN-SPAM forbids.',
              fix: replaceAt(field, fake.index, fake[0].length, '', 'Take it out'),
            }),
          );
        const shouting = /[!?]{2,}|[$£€]{2,}/.exec(words);
        if (shouting)
          out.push(
            finding({
              check: ID,
              severity: 'warning',
              title: 'A subject that shouts',
              place: placeOf(field, shouting[0]),
              detail: 'Repeated marks look like spam.',
              fix: replaceAt(
                field,
                shouting.index,
                shouting[0].length,
                shouting[0].charAt(0),
                `Make it one “${shouting[0].charAt(0)}”`,
              ),
            }),
          );
        return out;
      }),
};
