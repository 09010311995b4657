import type { Clause, Context, Lead } from '../context';
import { draft, group } from '../draft';
import { NEGATIONS } from '../lexicon/function-words';
import { type EventDraft, eventCondition, isBare } from './event-draft';
import { readPart } from './read-event-parts';
import { readNotFollowed } from './read-not-followed';
import { readSteps } from './read-sequence';
import { readVerb } from './read-verb';

/** The parts that follow the verb, taken in whatever order they come. */
export function readParts(context: Context, made: EventDraft, at: number, free: boolean): number {
  let end = at;
  for (;;) {
    const next =
      readPart(context, made, end, free) ?? (made.notFollowedBy ? undefined : readNotFollowed(context, made, end));
    if (next === undefined || next <= end) return end;
    end = next;
  }
}

const COORDINATED = ['or', 'and/or', ', or'];

/**
 * A clause about what somebody did. Verbs that “or” joins directly are one: “opened or clicked an email in the last 30
 * days” says the time of both.
 */
export function readEvent(context: Context, at: number, { having }: Lead): Clause | undefined {
  const { words } = context;
  const verb = readVerb(context, at, having);
  if (!verb) return undefined;
  const first = verb.value.draft;
  const end = readParts(context, first, verb.end, verb.value.free);
  const steps = readSteps(context, first, at, end);
  if (steps) return steps;
  const drafts: { made: EventDraft; from: number; to: number }[] = [{ made: first, from: at, to: end }];
  let last = end;
  for (;;) {
    const or = words.match(last, ...COORDINATED);
    const next = or === undefined || NEGATIONS.has(words.stem(or)) ? undefined : readVerb(context, or);
    if (!next || or === undefined) break;
    const made = next.value.draft;
    last = readParts(context, made, next.end, next.value.free);
    drafts.push({ made, from: or, to: last });
  }
  const final = drafts.at(-1)?.made;
  if (drafts.length > 1 && final)
    for (const { made, from, to } of drafts) if (made !== final) shareTime(context, made, final, from, to);
  const children = drafts.map(({ made, from, to }) => draft(eventCondition(made), from, to, made.notes));
  return { value: group('any', children), end: last };
}

function shareTime({ words }: Context, made: EventDraft, final: EventDraft, from: number, to: number): void {
  if (made.timed || !final.timed) return;
  made.window = final.window;
  made.timed = true;
  made.notes.push({
    from,
    to,
    message: `The time frame was taken for “${words.slice(from, to)}” too.`,
    keys: ['within'],
  });
  if (isBare({ ...made, timed: false }) && final.where.length > 0 && made.event === final.event)
    made.where = final.where;
}
