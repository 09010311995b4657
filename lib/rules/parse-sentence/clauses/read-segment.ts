import type { SegmentCondition } from '../../types';
import type { Clause, Context } from '../context';
import { draft, type Note } from '../draft';
import { DETERMINERS, PERSON_NOUNS } from '../lexicon/function-words';

const IN = [
  'in',
  'members of',
  'member of',
  'part of',
  'in segment',
  'in the segment',
  'belong to',
  'belonging to',
  'from segment',
  'of segment',
  'from',
  'within',
  'inside',
  'of',
  'segment',
  'the segment',
  'in group',
  'from the segment',
  'members of segment',
  'members of the segment',
  'anyone in',
  'on',
];

/** “in Recently emailed”, “members of the VIPs segment”, “VIPs”. */
export function readSegment({ words, lexicon }: Context, at: number): Clause | undefined {
  const lead = words.match(at, ...IN);
  for (const start of lead === undefined ? [at] : [lead, at]) {
    const place = words.skip(start, DETERMINERS);
    const quoted = words.at(place);
    if (quoted?.kind === 'quoted') {
      const named = lexicon.vocabulary.segments.find(({ name, reference }) =>
        [name.toLowerCase(), reference].includes(quoted.text.trim().toLowerCase()),
      );
      const end = words.match(place + 1, 'segment', 'group', 'list', 'audience') ?? place + 1;
      if (named) return { value: draft({ type: 'segment', segment: named.reference, op: 'in' }, at, end), end };
      continue;
    }
    const found = lexicon.segments.longest(words, place) ?? lexicon.segments.longest(words, start);
    if (!found) continue;
    const marked = words.match(found.end, 'segment', 'group', 'list', 'audience');
    const end = marked ?? (PERSON_NOUNS.has(words.stem(found.end)) ? found.end + 1 : found.end);
    const condition: SegmentCondition = { type: 'segment', segment: found.value, op: 'in' };
    const name = lexicon.vocabulary.segments.find(({ reference }) => reference === found.value)?.name;
    const clear = marked !== undefined || start === lead;
    const note: Note = {
      from: at,
      to: end,
      message: `“${words.slice(at, end)}” was taken as the segment “${name}”.`,
      keys: ['segment'],
    };
    return { value: draft(condition, at, end, clear ? [] : [note]), end };
  }
  return undefined;
}
