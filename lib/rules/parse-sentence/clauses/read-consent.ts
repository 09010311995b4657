import type { ConsentCondition } from '../../types';
import type { Clause, Context, Lead } from '../context';
import { draft, type Note } from '../draft';
import { DETERMINERS } from '../lexicon/function-words';
import type { Read } from '../words';

const STATES: readonly (readonly [ConsentCondition['value'], readonly string[]])[] = [
  [
    'subscribed',
    [
      'subscribed to',
      'opted in to',
      'opted into',
      'opt in to',
      'consented to',
      'signed up for',
      'signed up to',
      'agreed to',
      'consent to',
      'given consent to',
      'given consent for',
      'gave consent to',
      'with consent for',
      'consent for',
      'allow',
      'on the list for',
    ],
  ],
  [
    'unsubscribed',
    [
      'unsubscribed from',
      'opted out of',
      'opt out of',
      'opted out from',
      'withdrew consent to',
      'withdrawn consent for',
    ],
  ],
  [
    'unknown',
    [
      'of unknown consent to',
      'unknown consent to',
      'unknown consent for',
      'of unknown consent for',
      'no known consent to',
    ],
  ],
];
const BARE: readonly (readonly [ConsentCondition['value'], readonly string[]])[] = [
  ['subscribed', ['subscribed', 'opted in', 'subscriber', 'subscribers', 'consented']],
  ['unsubscribed', ['unsubscribed', 'opted out', 'unsubscriber', 'unsubscribers']],
];
const EMAIL = [
  'newsletter',
  'mailing list',
  'mailings',
  'newsletters',
  'marketing',
  'email marketing',
  'emailing',
  'emails',
  'email newsletter',
  'email list',
  'marketing emails',
  'us',
  'our list',
  'list',
];
const REACHABLE = [
  'can be emailed',
  'emailable',
  'reachable by email',
  'can be reached by email',
  'mailable',
  'contactable by email',
  'can receive email',
  'can be mailed',
  'may be emailed',
  'can be contacted by email',
  'we can email',
  'we may email',
  'can be written to by email',
  'allowed to email',
  'reachable',
];

function readChannel({ words, lexicon }: Context, at: number): Read<{ channel: string; loose: boolean }> | undefined {
  const start = words.skip(at, DETERMINERS);
  const quoted = words.at(start);
  if (quoted?.kind === 'quoted' && quoted.text)
    return { value: { channel: quoted.text, loose: false }, end: start + 1 };
  const loose = words.match(start, ...EMAIL);
  const known = lexicon.channels.longest(words, start);
  if (loose !== undefined && loose > (known?.end ?? 0))
    return {
      value: {
        channel: 'email',
        loose:
          words.match(start, 'newsletter', 'mailing list', 'newsletters', 'marketing', 'us', 'list', 'our list') !==
          undefined,
      },
      end: loose,
    };
  if (!known) return undefined;
  const end =
    words.match(
      known.end,
      'marketing',
      'messages',
      'updates',
      'notifications',
      'list',
      'campaigns',
      'news',
      'newsletter',
      'communications',
      'communication',
    ) ?? known.end;
  return { value: { channel: known.value, loose: false }, end };
}

/** A clause about who may be written to: “subscribed to email”, “SMS subscribers”, “can be emailed”. */
export function readConsent(context: Context, at: number, lead: Lead): Clause | undefined {
  const { words } = context;
  const made = (
    value: ConsentCondition['value'],
    channel: string,
    end: number,
    taken?: string,
    op: 'eq' | 'neq' = 'eq',
  ): Clause => {
    const notes: Note[] = taken
      ? [{ from: at, to: end, message: `“${words.slice(at, end)}” was taken as ${taken}.`, keys: ['value'] }]
      : [];
    return { value: draft({ type: 'consent', channel, op, value }, at, end, notes), end };
  };
  const reachable = words.match(at, ...REACHABLE);
  if (reachable !== undefined) return made('unsubscribed', 'email', reachable, 'not unsubscribed from email', 'neq');
  for (const [value, phrases] of STATES) {
    const start = words.match(at, ...phrases);
    const channel = start === undefined ? undefined : readChannel(context, start);
    if (channel)
      return made(value, channel.value.channel, channel.end, channel.value.loose ? `${value} for email` : undefined);
  }
  const first = readChannel(context, at);
  const state = first && BARE.find(([, phrases]) => words.match(first.end, ...phrases) !== undefined);
  const end = state && first && words.match(first.end, ...state[1]);
  if (first && state && end !== undefined)
    return made(state[0], first.value.channel, end, first.value.loose ? `${state[0]} for email` : undefined);
  if (lead.never) return undefined;
  for (const [value, phrases] of BARE) {
    const bare = words.match(at, ...phrases);
    if (bare !== undefined) return made(value, 'email', bare, `${value} for email`);
  }
  return undefined;
}
