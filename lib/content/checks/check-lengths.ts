import { type DocumentField, fieldsOf } from '../document/fields';
import type { Check, CheckInput, Finding } from './types';
import { finding, placeOf, replaceField } from './words';

/** Characters of a subject that common phones show in portrait, and that nobody's list cuts. */
const PHONE = 41;
const DESKTOP = 70;
/** A subject that is cut further says nothing. */
const SHORTEST = 12;
const PREHEADER_SHORT = 30;
const PREHEADER_LONG = 100;

/** What customers would read of a field: the longest of the samples, else the text without its Liquid. */
function shownOf({ samples }: CheckInput, field: DocumentField): string {
  const texts = samples.flatMap(({ variant, result }) =>
    result.ok && variant === field.variant ? [field.kind === 'subject' ? result.subject : result.preheader] : [],
  );
  const longest = texts.sort((a, b) => b.length - a.length)[0];
  return longest ?? field.text.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, '').trim();
}

/** Whether subjects are there, fit and differ. */
export const checkSubjectLength: Check = {
  id: 'subjectLength',
  passed: 'Subjects fit',
  run: (input) =>
    fieldsOf(input.document)
      .filter(({ kind }) => kind === 'subject')
      .flatMap((field): Finding[] => {
        const shown = shownOf(input, field);
        const length = [...shown].length;
        const say = (severity: 'failed' | 'warning', title: string, detail: string, fix?: Finding['fix']) => [
          finding({ check: 'subjectLength', severity, title, place: placeOf(field, shown), detail, fix }),
        ];
        if (!field.text.trim()) return say('failed', `${field.label} is empty`, 'An email needs a subject.');
        const over = length - [...field.text].length;
        if (length > DESKTOP)
          return say(
            'warning',
            `${field.label} is too long`,
            `${length} characters, most lists show about ${DESKTOP}.`,
            shorten(field, over),
          );
        if (length > PHONE)
          return say(
            'warning',
            `${field.label} is cut on phones`,
            `${length} characters, about ${PHONE} are shown.`,
            shorten(field, over),
          );
        return [];
      }),
};

/** Cut where a clause ends, where the rest is then short enough. `over`: what filling in adds to the text. */
function shorten(field: DocumentField, over: number): Finding['fix'] {
  const cuts = [...field.text.matchAll(/[,.:;?!]\s|\s[–—-]\s/g)].map(({ index, 0: mark }) =>
    /[?!.]/.test(mark.charAt(0)) ? index + 1 : index,
  );
  const liquid = (text: string): number => text.match(/\{[{%]/g)?.length ?? 0;
  const options = cuts.flatMap((at) => {
    const text = field.text.slice(0, at).trim();
    // A cut inside of a placeholder is none; one between placeholders cannot be measured.
    const whole = liquid(text) === (text.match(/[}%]\}/g)?.length ?? 0);
    if (!whole || (liquid(text) > 0 && liquid(text) < liquid(field.text))) return [];
    const length = [...text].length + (liquid(text) > 0 ? over : 0);
    return length <= PHONE && length >= SHORTEST ? [{ text, length }] : [];
  });
  const best = options.at(-1);
  return best && replaceField(field, best.text, `Cut to ${best.length}`);
}

/** Whether preheaders are there, add something and fit. */
export const checkPreheader: Check = {
  id: 'preheader',
  passed: 'Preheaders add something to the subject',
  run: (input) =>
    fieldsOf(input.document)
      .filter(({ kind }) => kind === 'preheader')
      .flatMap((field): Finding[] => {
        const shown = shownOf(input, field);
        const length = [...shown].length;
        const subject = input.document.variants.find(({ key }) => key === field.variant)?.subject ?? '';
        const say = (title: string, detail: string) => [
          finding({ check: 'preheader', severity: 'warning', title, place: placeOf(field, shown), detail }),
        ];
        if (length === 0) return say(`${field.label} is empty`, 'Mail programs then show whatever words come first.');
        if (shown.toLowerCase() === subject.trim().toLowerCase())
          return say(`${field.label} repeats the subject`, 'It is read right after it: say something else.');
        if (length < PREHEADER_SHORT)
          return say(
            `${field.label} is short`,
            `${length} characters; the line has room for ${PREHEADER_SHORT} to ${PREHEADER_LONG}.`,
          );
        if (length > PREHEADER_LONG)
          return say(`${field.label} is cut`, `${length} characters, about ${PREHEADER_LONG} are shown.`);
        return [];
      }),
};
