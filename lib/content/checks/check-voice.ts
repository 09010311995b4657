import type { Brand } from '../document/document';
import { type DocumentField, fieldsOf } from '../document/fields';
import type { Check, Finding } from './types';
import { finding, findPhrase, isProse, likeCase, literalWords, placeOf, replaceAt } from './words';

const ID = 'voice';

/** Words that do not go with a tone, and what does; null: nothing, it is left out. */
const OFF_TONE: Readonly<Record<Brand['voice']['tone'], Readonly<Record<string, string | null>>>> = {
  warm: {
    'dear customer': 'hello',
    'valued customer': 'friend',
    utilise: 'use',
    hereby: null,
    'in order to': 'to',
    kindly: 'please',
  },
  plain: {
    amazing: 'good',
    incredible: 'good',
    awesome: 'good',
    fabulous: 'good',
    utilise: 'use',
    'in order to': 'to',
  },
  playful: { hereby: null, 'dear customer': 'hello', 'pursuant to': null, utilise: 'use' },
  elegant: {
    awesome: 'fine',
    gonna: 'going to',
    wanna: 'want to',
    stuff: 'pieces',
    'super cute': 'charming',
    deals: 'offers',
  },
};
const EMOJI = /\p{Extended_Pictographic}/gu;
const LONG_SENTENCE = 35;

/** Banned words, words that the shop says otherwise, exclamations and emoji where it has none, a tone that is not its own. */
export const checkVoice: Check = {
  id: ID,
  passed: 'It speaks as the brand does',
  run: ({ document, brand }) =>
    fieldsOf(document)
      .filter(isProse)
      .flatMap((field) => inField(field, brand)),
};

function inField(field: DocumentField, { voice }: Brand): Finding[] {
  const words = literalWords(field.text);
  const say = (found: { index: number; found: string }, instead: string | null | undefined) =>
    instead
      ? replaceAt(
          field,
          found.index,
          found.found.length,
          likeCase(instead, found.found),
          `Say “${likeCase(instead, found.found)}”`,
        )
      : replaceAt(field, found.index, found.found.length, '', 'Leave it out');
  const banned = voice.bannedWords.flatMap((word) =>
    findPhrase(words, word).map((found) =>
      finding({
        check: ID,
        severity: 'failed',
        title: `“${found.found}” is a banned word`,
        place: placeOf(field, found.found),
        detail: 'The brand does not use it.',
        fix: say(found, voice.preferred[word]),
      }),
    ),
  );
  const forbidden = new Set(voice.bannedWords.map((word) => word.toLowerCase()));
  const preferred = Object.entries(voice.preferred)
    .filter(([word]) => !forbidden.has(word.toLowerCase()))
    .flatMap(([word, instead]) =>
      findPhrase(words, word).map((found) =>
        finding({
          check: ID,
          severity: 'warning',
          title: `The brand says “${instead}”`,
          place: placeOf(field, found.found),
          detail: `Not “${found.found}”.`,
          fix: say(found, instead),
        }),
      ),
    );
  const tone = Object.entries(OFF_TONE[voice.tone]).flatMap(([word, instead]) =>
    findPhrase(words, word).map((found) =>
      finding({
        check: ID,
        severity: 'warning',
        title: `“${found.found}” is off the brand’s tone`,
        place: placeOf(field, found.found),
        detail: `The brand speaks in a ${voice.tone} tone.`,
        fix: say(found, instead),
      }),
    ),
  );
  return [...banned, ...preferred, ...tone, ...marks(field, words, voice), ...longSentences(field, words)];
}

function marks(field: DocumentField, words: string, voice: Brand['voice']): Finding[] {
  const out: Finding[] = [];
  const exclamation = /!+/.exec(words);
  if (exclamation && !voice.exclamations)
    out.push(
      finding({
        check: ID,
        severity: 'warning',
        title: 'An exclamation mark',
        place: placeOf(field, exclamation[0]),
        detail: 'The brand does without.',
        fix: replaceAt(field, exclamation.index, exclamation[0].length, '.', 'Make it a full stop'),
      }),
    );
  const [emoji] = words.matchAll(EMOJI);
  if (emoji && !voice.emoji)
    out.push(
      finding({
        check: ID,
        severity: 'warning',
        title: 'An emoji',
        place: placeOf(field, emoji[0]),
        detail: 'The brand does without.',
        fix: replaceAt(field, emoji.index, emoji[0].length, '', 'Take it out'),
      }),
    );
  return out;
}

function longSentences(field: DocumentField, words: string): Finding[] {
  return words.split(/(?<=[.!?])\s+|\n+/).flatMap((sentence): Finding[] => {
    const count = sentence.match(/\p{L}+/gu)?.length ?? 0;
    if (count <= LONG_SENTENCE) return [];
    return [
      finding({
        check: ID,
        severity: 'warning',
        title: 'A long sentence',
        place: placeOf(field, `${sentence.trim().slice(0, 60)}…`),
        detail: `${count} words; more than ${LONG_SENTENCE} are hard to read on a phone.`,
      }),
    ];
  });
}
