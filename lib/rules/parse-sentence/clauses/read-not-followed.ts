import type { Context } from '../context';
import { readDuration } from '../read-duration';
import type { Read, Words } from '../words';
import { canFollow, type EventDraft } from './event-draft';
import { readPart } from './read-event-parts';
import { readVerb } from './read-verb';
import { readWindow } from './read-window';

const SINCE = [
  'since',
  'since then',
  'afterwards',
  'after that',
  'after',
  'thereafter',
  'since that',
  'later',
  'following that',
  'subsequently',
  'ever since',
  'yet',
];
const OF_THAT = [
  'of that',
  'after that',
  'afterwards',
  'after',
  'of it',
  'of doing so',
  'thereafter',
  'of viewing',
  'later',
  'of then',
  'after viewing',
  'after it',
  'of adding',
  'of this',
  'since',
];

/** “of that”, “after viewing it”, “of the click”: the event that was said before; the place behind it. */
export function endOfThat(words: Words, at: number): number {
  const start = words.match(at, 'of', 'after', 'from');
  const doing = start !== undefined && /ing$/i.test(words.at(start)?.text ?? '') ? start + 1 : undefined;
  if (doing !== undefined) return words.match(doing, 'it', 'one', 'them', 'that', 'so') ?? doing;
  return words.match(at, ...OF_THAT) ?? at;
}

/** “, not followed by “placed an order””, “but did not buy within 48 hours”, “without an order since”. */
export function readNotFollowed(context: Context, made: EventDraft, at: number): number | undefined {
  const { words } = context;
  const described = words.match(
    at,
    ', not followed by',
    'not followed by',
    'and not followed by',
    'which was not followed by',
  );
  const link =
    words.match(
      at,
      ', but',
      'but',
      ', and',
      'and',
      ',',
      ', yet',
      'yet',
      'but then',
      'and then',
      ', who',
      'and who',
      'but who',
      ', but then',
      'though',
      'although',
    ) ?? at;
  const denial = described === undefined ? readDenial(context, link) : undefined;
  const start = described ?? denial?.end;
  if (start === undefined) return undefined;
  const verb = readVerb(context, start);
  if (!verb || verb.value.counted || verb.value.draft.notFollowedBy) return undefined;
  const other = verb.value.draft;
  let end = verb.end;
  let marked = described !== undefined;
  for (;;) {
    const within = words.match(
      end,
      'within',
      'in the following',
      'in the next',
      'within the next',
      'within the following',
    );
    const time =
      within === undefined || words.match(end, 'within the last', 'within the past', 'within last', 'within past')
        ? undefined
        : readDuration(words, within);
    if (time && !other.window.within) {
      other.window.within = time.value.text;
      end = endOfThat(words, time.end);
      marked = true;
      continue;
    }
    const since = readSince(context, end);
    if (since !== undefined) {
      end = since;
      marked = true;
      continue;
    }
    const next = readPart(context, other, end, verb.value.free);
    if (next === undefined) break;
    if (other.timed && !marked) return undefined;
    end = next;
  }
  const anew = words.tokens.slice(at, start).some((token) => token.stem === 'who');
  const plain =
    other.amount === undefined &&
    other.aggregate === undefined &&
    (described !== undefined || other.per === undefined || marked);
  if (!plain || (!marked && (denial?.value.allTime || anew || !canFollow(other.event)))) return undefined;
  const { where, window, per } = other;
  made.notFollowedBy = {
    event: other.event,
    ...(where.length > 0 ? { where } : {}),
    ...(window.within === undefined ? {} : { within: window.within }),
    ...(per === undefined ? {} : { per }),
  };
  made.notes.push(...other.notes.map((note) => ({ ...note, keys: ['notFollowedBy'] })));
  if (!marked)
    made.notes.push({
      from: link,
      to: end,
      message: `“${words.slice(link, end)}” was taken as: did not do so after it. To ask for nobody who ever did, say “and has never …”.`,
      keys: ['notFollowedBy'],
    });
  return end;
}

/** “since”, unless a date follows. */
function readSince(context: Context, at: number): number | undefined {
  const end = context.words.match(at, ...SINCE);
  return end === undefined || readWindow(context, at) ? undefined : end;
}

interface Denial {
  /** “have never”: at any time, not only afterwards. */
  allTime: boolean;
}

function readDenial({ words }: Context, at: number): Read<Denial> | undefined {
  let end = at;
  let having = false;
  let never = false;
  let denied = false;
  for (;;) {
    const word = words.stem(end);
    if (word === 'have') having = true;
    else if (word === 'never') {
      never = true;
      denied = true;
    } else if (word === 'ever') never = true;
    else if (['not', 'no', 'without'].includes(word)) {
      if (denied) return undefined;
      denied = true;
    } else if (
      ![
        'do',
        'be',
        'with',
        'then',
        'who',
        'they',
        'still',
        'yet',
        'a',
        'an',
        'any',
        'went',
        'go',
        'on',
        'to',
        'followed',
        'there',
        'subsequently',
        'the',
        'actually',
        'perform',
        'trigger',
        'event',
      ].includes(word)
    )
      break;
    end += 1;
  }
  return denied && end > at ? { value: { allTime: having && never }, end } : undefined;
}
