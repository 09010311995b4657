import type { SequenceCondition } from '../../types';
import type { Clause, Context } from '../context';
import { draft, type Note } from '../draft';
import { NEGATIONS } from '../lexicon/function-words';
import { readDuration } from '../read-duration';
import type { Words } from '../words';
import type { EventDraft } from './event-draft';
import { readPart, startDraft } from './read-event-parts';
import { endOfThat } from './read-not-followed';
import { readVerb } from './read-verb';
import { readWindow } from './read-window';

const THEN = [
  ', then',
  'then',
  'and then',
  ', and then',
  'followed by',
  ', followed by',
  'and afterwards',
  'and later',
  'and subsequently',
  'and after that',
  ', afterwards',
  'before they',
  'and afterwards they',
  'and then went on to',
  'and was followed by',
  ', later',
  'who then',
  'and who then',
];

/** Steps that follow an event, one after the other; undefined where none does. */
export function readSteps(context: Context, first: EventDraft, from: number, at: number): Clause | undefined {
  const { words } = context;
  const steps: SequenceCondition['steps'] = [
    { event: first.event, ...(first.where.length > 0 ? { where: first.where } : {}) },
  ];
  const notes: Note[] = [...first.notes];
  let { within } = first.window;
  let per = first.per;
  let end = at;
  for (;;) {
    const then = words.match(end, ...THEN) ?? (goesOn(words, end) ? words.match(end, ',') : undefined);
    const verb =
      then === undefined || NEGATIONS.has(words.stem(then))
        ? undefined
        : readVerb(context, words.match(then, 'they', 'who', 'also') ?? then);
    if (!verb || verb.value.counted) break;
    const step = verb.value.draft;
    end = verb.end;
    for (;;) {
      const next =
        readStepTime(context, step, end) ?? (step.timed ? undefined : readPart(context, step, end, verb.value.free));
      if (next === undefined) break;
      end = next;
    }
    notes.push(...step.notes);
    if (step.timed && steps.length > 0) within ??= step.window.within;
    if (step.per !== undefined) per ??= step.per;
    steps.push({
      event: step.event,
      ...(step.where.length > 0 ? { where: step.where } : {}),
      ...(step.took ? { within: step.took } : {}),
    });
  }
  if (steps.length < 2 || !(isPlain(first) || within !== undefined)) return undefined;
  if (first.window.olderThan !== undefined || first.window.from !== undefined || first.window.to !== undefined)
    notes.push({
      from,
      to: at,
      message: `Steps in order can only be said to lie in the last so many days: the time of “${words.slice(from, at)}” was left out.`,
    });
  const tail = readSequenceTail(context, end, within, per);
  const condition: SequenceCondition = {
    type: 'sequence',
    steps,
    ...(tail.within === undefined ? {} : { within: tail.within }),
    ...(tail.per === undefined ? {} : { per: tail.per }),
  };
  return { value: draft(condition, from, tail.end, [...notes, ...tail.notes]), end: tail.end };
}

/** “A, B, then C”: commas before a “then” are steps too. */
const goesOn = (words: Words, at: number): boolean =>
  words.tokens
    .slice(at + 1)
    .some(
      ({ stem }, index, rest) =>
        stem === 'then' &&
        !rest.slice(0, index).some((each) => ['and', 'or', 'but', 'who', '.', '('].includes(each.stem)),
    );

const isPlain = (first: EventDraft): boolean => !first.amount && !first.aggregate && !first.notFollowedBy;

/** “within 2 hours”: the time since the step before. */
function readStepTime({ words }: Context, step: EventDraft, at: number): number | undefined {
  const within = words.match(at, 'within', 'in under', 'less than');
  if (
    within === undefined ||
    step.took ||
    words.match(at, 'within the last', 'within the past', 'within last', 'within past') !== undefined
  )
    return undefined;
  const time = readDuration(words, within);
  if (!time) return undefined;
  step.took = time.value.text;
  return words.match(time.end, 'of each other', 'of one another') ?? endOfThat(words, time.end);
}

function readSequenceTail(context: Context, at: number, within: string | undefined, per: string | undefined) {
  const tail: { within: string | undefined; per: string | undefined; end: number; notes: Note[] } = {
    within,
    per,
    end: at,
    notes: [],
  };
  for (;;) {
    const comma = context.words.match(tail.end, ', all', ', both', ',', 'all', 'both') ?? tail.end;
    const made = startDraft('');
    const window = tail.within === undefined ? readWindow(context, comma) : undefined;
    if (window?.value.window.within !== undefined && window.value.window.olderThan === undefined) {
      Object.assign(tail, { within: window.value.window.within, end: window.end });
      tail.notes.push(...window.value.notes);
      continue;
    }
    const same = context.words.match(comma, 'with the same', 'for the same', 'same', 'of the same');
    const next = same !== undefined && tail.per === undefined ? readSamePer(context, made, comma) : undefined;
    if (next === undefined) return tail;
    Object.assign(tail, { per: made.per, end: next });
  }
}

/** The property of “with the same cart” for a sequence: any event’s name of it will do. */
function readSamePer(context: Context, made: EventDraft, at: number): number | undefined {
  const probe = { ...made, event: 'Product Added' };
  const end = readPart(context, probe, at, false);
  made.per = probe.per;
  return probe.per === undefined ? undefined : end;
}
