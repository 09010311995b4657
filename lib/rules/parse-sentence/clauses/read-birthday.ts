import type { Clause, Context } from '../context';
import { draft, type Note } from '../draft';
import { DETERMINERS } from '../lexicon/function-words';
import { readDuration } from '../read-duration';

const BIRTHDAY = ['birthday', 'birthdays', 'anniversary of birth'];
const SOON: readonly (readonly [string, readonly string[]])[] = [
  ['1d', ['today', 'tomorrow', 'in the next day']],
  [
    '1w',
    [
      'this week',
      'next week',
      'the coming week',
      'in the coming week',
      'coming week',
      'this coming week',
      'in the next week',
      'within a week',
      'within the week',
    ],
  ],
  [
    '30d',
    [
      'this month',
      'next month',
      'coming up',
      'upcoming',
      'soon',
      'in the coming month',
      'coming month',
      'in the next month',
      'within a month',
      'within the month',
    ],
  ],
];

/** “birthday in the next 7 days”, “birthday this month”, “celebrate their birthday this week”. */
export function readBirthday({ words }: Context, at: number): Clause | undefined {
  const early = words.match(at, 'upcoming birthday');
  const celebrated = words.match(at, 'celebrate', 'celebrating');
  const start = celebrated === undefined ? at : words.skip(celebrated, DETERMINERS);
  const place = early ?? words.match(start, ...BIRTHDAY);
  if (place === undefined) return undefined;
  const verb =
    words.match(
      place,
      'is',
      'are',
      'is coming up',
      'falls',
      'comes up',
      'happens',
      'will be',
      'is due',
      'is coming',
      'falling',
    ) ?? place;
  const next = words.match(
    verb,
    'in the next',
    'within the next',
    'in',
    'within',
    'in the coming',
    'over the next',
    'next',
    'within the coming',
    'during the next',
    'the next',
    'coming up in the next',
    'has its anniversary in the next',
  );
  const duration = next === undefined ? undefined : readDuration(words, next);
  const made = (value: string, end: number, notes: readonly Note[]): Clause => ({
    value: draft({ type: 'trait', trait: 'birthday', op: 'anniversaryWithin', value }, at, end, notes),
    end,
  });
  if (duration) {
    const taken = duration.value.taken;
    const notes = taken
      ? [
          {
            from: next ?? at,
            to: duration.end,
            message: `“${words.slice(next ?? at, duration.end)}” was taken as ${taken}.`,
            keys: ['value'],
          },
        ]
      : [];
    return made(duration.value.text, duration.end, notes);
  }
  for (const [value, phrases] of SOON) {
    const end = words.match(verb, ...phrases);
    if (end !== undefined)
      return made(value, end, [
        {
          from: verb,
          to: end,
          message: `“${words.slice(verb, end)}” was taken as within the next ${value
            .replace('d', ' days')
            .replace('1w', '7 days')
            .replace(/^1 days/, '24 hours')}.`,
          keys: ['value'],
        },
      ]);
  }
  return early === undefined
    ? undefined
    : made('30d', early, [
        {
          from: at,
          to: early,
          message: 'An upcoming birthday was taken as one within the next 30 days.',
          keys: ['value'],
        },
      ]);
}
