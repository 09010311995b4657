import type { Context } from '../context';
import { VERBS } from '../lexicon/event-phrases';
import { DETERMINERS } from '../lexicon/function-words';
import { type Read, stemPhrase, stemsOf } from '../words';
import { type ObjectWords, readCount, readObject } from './read-object';

/** The words that name an event, with the object that stood among them. */
export interface EventCore {
  event: string;
  object: ObjectWords;
  /** How many of its words were said; the more, the surer. */
  weight: number;
}

const NOTHING: ObjectWords = { where: [], notes: [] };

/** The elements of a pattern from a place on, articles between them passed over. */
export function matchElements(
  context: Context,
  at: number,
  elements: readonly (readonly string[])[],
  event: string,
): Read<{ object: ObjectWords; weight: number }> | undefined {
  const { words } = context;
  let end = at;
  let weight = 0;
  let object: ObjectWords = NOTHING;
  for (const [index, alternatives] of elements.entries()) {
    if (alternatives[0] === '*') {
      const read = readObject(context, end, event, new Set(elements[index + 1] ?? []));
      object = read.value;
      end = read.end;
      continue;
    }
    let place = end;
    while (index > 0 && !alternatives.includes(words.stem(place)) && DETERMINERS.has(words.stem(place))) place += 1;
    if (!alternatives.includes(words.stem(place))) return undefined;
    end = place + 1;
    weight += 1;
  }
  return { value: { object, weight }, end };
}

/** An event of the shop’s own: its last word as the verb, the others in any order behind it, or just as it is called. */
function matchCustom(context: Context, at: number, event: string, owned: boolean): Read<EventCore> | undefined {
  const { words } = context;
  const stems = stemsOf(event.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_.-]+/g, ' '));
  const inOrder = matchElements(
    context,
    at,
    stems.map((stem) => [stem]),
    event,
  );
  if (inOrder) return { value: { event, object: inOrder.value.object, weight: stems.length }, end: inOrder.end };
  // “2 support tickets” for “Support Ticket Opened”: who has them did it.
  const things = stems.slice(0, -1);
  if (owned && things.length > 0 && things.every((stem, index) => words.stem(at + index) === stem))
    return { value: { event, object: NOTHING, weight: things.length }, end: at + things.length };
  const last = stems.at(-1) ?? '';
  const others = Object.entries(VERBS).find(([verb]) => stemPhrase(verb) === last)?.[1] ?? [];
  const start = words.stem(at) === last ? at + 1 : words.match(at, ...others);
  if (start === undefined || stems.length < 2) return undefined;
  const rest = new Set(stems.slice(0, -1));
  let end = start;
  let object: ObjectWords = NOTHING;
  while (rest.size > 0) {
    const word = words.stem(end);
    const count = object.count ? undefined : readCount(context, end);
    if (
      rest.delete(word) ||
      DETERMINERS.has(word) ||
      words.match(end, 'to', 'for', 'in', 'on', 'of', 'with') !== undefined
    )
      end += 1;
    else if (count) {
      object = { ...object, count: count.value };
      end = count.end;
    } else return undefined;
  }
  return { value: { event, object, weight: stems.length }, end };
}

/** The events that the words from here on can name, the one with most words first; `owned` after “has” or a number. */
export function matchEvents(context: Context, at: number, owned = false): Read<EventCore>[] {
  const { words, lexicon } = context;
  const quoted = words.at(words.match(at, 'did') ?? at);
  const found: Read<EventCore>[] = [];
  if (quoted?.kind === 'quoted') {
    const inside = words.inside(words.match(at, 'did') ?? at);
    const named = lexicon.vocabulary.events.find((event) => event.toLowerCase() === quoted.text.trim().toLowerCase());
    const end = (words.match(at, 'did') ?? at) + 1;
    if (named !== undefined || words.match(at, 'did') !== undefined)
      return [{ value: { event: named ?? quoted.text, object: NOTHING, weight: 9 }, end }];
    const [core] = matchEvents({ ...context, words: inside }, 0).filter((each) => each.end === inside.length);
    return core ? [{ value: core.value, end }] : [];
  }
  for (const { event, elements } of lexicon.patterns) {
    const match = matchElements(context, at, elements, event);
    if (match) found.push({ value: { event, ...match.value }, end: match.end });
  }
  for (const event of lexicon.customEvents) {
    const match = matchCustom(context, at, event, owned);
    if (match) found.push(match);
  }
  return found.toSorted((a, b) => b.end - a.end || b.value.weight - a.value.weight);
}
