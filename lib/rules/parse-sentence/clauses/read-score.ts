import type { ScoreCondition } from '../../types';
import type { Clause, Context } from '../context';
import { draft, type Note } from '../draft';
import { readAmount } from '../read-amount';
import { readDuration } from '../read-duration';
import { readNumber } from '../read-number';
import type { Read } from '../words';
import { readPart } from './read-event-parts';
import { readVerb } from './read-verb';
import { readWindow } from './read-window';

/** “scored at least 10 points (1 each time: viewed a product, 3 each time: added to cart) in the last 30 days, halved every 7 days”. */
export function readScore(context: Context, at: number): Clause | undefined {
  const { words } = context;
  const lead = words.match(
    at,
    'scored',
    'score',
    'a score of',
    'lead score of',
    'a lead score of',
    'lead score is',
    'score of',
    'earned',
    'have a score of',
    'collected',
    'reached',
  );
  if (lead === undefined) return undefined;
  const amount = readAmount(words, lead);
  if (!amount) return undefined;
  const points = words.match(amount.end, 'points', 'point') ?? amount.end;
  const start =
    words.match(
      points,
      '(',
      'with',
      ', with',
      ', counting',
      'counting',
      'where',
      ':',
      'made of',
      'from',
      'giving',
      ', giving',
      'by',
    ) ?? points;
  const time: { within?: string; halfLife?: string; notes: Note[] } = { notes: [] };
  let end = readTimes(context, start, time);
  const open = words.match(end, '(', 'with', ', with', 'counting', ', counting', 'giving') ?? end;
  const weights: ScoreCondition['weights'] = [];
  for (let place = open; ; ) {
    const weight = readWeight(context, place, time.notes);
    if (!weight) break;
    weights.push(weight.value);
    end = weight.end;
    place = words.match(end, ', and', ',', 'and', 'plus') ?? end;
    if (place === end) break;
  }
  if (weights.length === 0) return undefined;
  end = readTimes(context, words.match(end, ')') ?? end, time);
  const { op, value } = amount.value;
  const condition: ScoreCondition = {
    type: 'score',
    weights,
    ...(time.within === undefined ? {} : { within: time.within }),
    ...(time.halfLife === undefined ? {} : { halfLife: time.halfLife }),
    op: amount.value.bare ? 'gte' : op,
    value,
  };
  return { value: draft(condition, at, end, time.notes), end };
}

function readTimes(context: Context, at: number, time: { within?: string; halfLife?: string; notes: Note[] }): number {
  const { words } = context;
  let end = at;
  for (;;) {
    const comma = words.match(end, ',', 'and', ', and') ?? end;
    const half = words.match(
      comma,
      'halved every',
      'halving every',
      'with a half life of',
      'half life of',
      'half life',
      'halved each',
      'decaying by half every',
      'that halve every',
      'halving each',
    );
    const life = half === undefined || time.halfLife ? undefined : readDuration(words, half, true);
    if (life) {
      time.halfLife = life.value.text;
      end = life.end;
      continue;
    }
    const window = time.within ? undefined : readWindow(context, comma);
    if (!window?.value.window.within || window.value.window.olderThan) return end;
    time.within = window.value.window.within;
    time.notes.push(...window.value.notes);
    end = window.end;
  }
}

function readWeight(context: Context, at: number, notes: Note[]): Read<ScoreCondition['weights'][number]> | undefined {
  const { words } = context;
  const number = readNumber(words, at);
  if (!number) return undefined;
  const start = words.match(
    number.end,
    'each time',
    'points for',
    'point for',
    'for',
    'points per',
    'point per',
    'per',
    'points each time',
    'for each',
    'points for each',
    'point for each',
    'for every',
    'points for every',
    'each for',
    'points when they',
    'for a',
    'points for a',
  );
  if (start === undefined) return undefined;
  const place = words.match(start, ':') ?? start;
  const verb = readVerb(context, place);
  if (!verb) return undefined;
  const made = verb.value.draft;
  let end = verb.end;
  for (;;) {
    // What stands behind a comma begins the next weight.
    const next =
      words.match(end, ',', ')') === undefined && !readWindow(context, end)
        ? readPart(context, made, end, verb.value.free)
        : undefined;
    if (next === undefined || next <= end || made.amount) break;
    end = next;
  }
  notes.push(...made.notes);
  return {
    value: { event: made.event, ...(made.where.length > 0 ? { where: made.where } : {}), points: number.value.number },
    end,
  };
}
