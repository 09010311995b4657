import { ORDER_COMPLETED } from '@/lib/catalog';
import type { Context } from '../context';
import { ABANDONED_PHRASES } from '../lexicon/event-phrases';
import { DETERMINERS } from '../lexicon/function-words';
import { type Read, stemPhrase } from '../words';
import type { EventDraft } from './event-draft';
import { matchElements, matchEvents } from './match-event';
import { labelOf, startDraft, takeObject } from './read-event-parts';
import { readCount } from './read-object';

export interface Verb {
  draft: EventDraft;
  /** An object may still follow. */
  free: boolean;
  /** A number of it was counted: “two orders”. */
  counted: boolean;
}

/** A verb or noun that names an event: “bought”, “added toys to cart”, “at least two orders”, “abandoned checkout”. */
export function readVerb(context: Context, at: number, having = false): Read<Verb> | undefined {
  const abandoned = readAbandoned(context, at);
  if (abandoned) return abandoned;
  const count = readCount(context, at);
  const start = context.words.skip(count?.end ?? at, DETERMINERS);
  const [core] = matchEvents(context, start, having || count !== undefined);
  if (!core) return undefined;
  const made = startDraft(core.value.event);
  takeObject(context, made, core.value.object, start, core.end);
  if (count) takeObject(context, made, { where: [], notes: [], count: count.value }, at, count.end);
  return { value: { draft: made, free: true, counted: count !== undefined }, end: core.end };
}

function readAbandoned(context: Context, at: number): Read<Verb> | undefined {
  const { words } = context;
  let best: (Read<Verb> & { said: string }) | undefined;
  for (const [event, phrases] of ABANDONED_PHRASES)
    for (const phrase of phrases) {
      const elements = phrase
        .split(' ')
        .map((element) => (element === '*' ? ['*'] : element.split('|').map(stemPhrase)));
      const match = matchElements(context, at, elements, event);
      if (!match || (best && best.end >= match.end)) continue;
      const made = startDraft(event);
      takeObject(context, made, match.value.object, at, match.end);
      made.notFollowedBy = { event: ORDER_COMPLETED };
      const said = words.slice(at, match.end);
      made.notes.push({
        from: at,
        to: match.end,
        message: `“${said}” was taken as: ${labelOf(event)}, and placed no order after it.`,
        keys: ['notFollowedBy'],
      });
      best = { value: { draft: made, free: false, counted: false }, end: match.end, said };
    }
  return best;
}
