import type { Clause, Context } from '../context';
import { draft, type Note } from '../draft';
import { DETERMINERS, PERSON_NOUNS } from '../lexicon/function-words';
import { readTop } from './read-share';

/** “top 10% by spend”, “our top 5% spenders”, “most engaged 20 %”, “in the bottom quarter by engagement”. */
export function readTopShare(context: Context, at: number): Clause | undefined {
  const { words, lexicon } = context;
  const start = words.skip(
    words.match(at, 'in the', 'among the', 'in', 'among', 'within the', 'part of the') ?? at,
    DETERMINERS,
  );
  const top = readTop(words, start);
  if (!top) return undefined;
  let end = top.end;
  end =
    words.match(end, 'of') !== undefined && PERSON_NOUNS.has(words.stem(words.skip(end + 1, DETERMINERS)))
      ? words.skip(end + 1, DETERMINERS)
      : end;
  const spenders = words.match(
    end,
    'spenders',
    'buyers',
    'purchasers',
    'shoppers',
    'of spenders',
    'of buyers',
    'of our spenders',
    'of our buyers',
  );
  end = spenders ?? (PERSON_NOUNS.has(words.stem(end)) ? end + 1 : end);
  const by = words.match(
    end,
    'by',
    'in',
    'for',
    'of',
    'in terms of',
    'based on',
    'ranked by',
    'on',
    'when it comes to',
    'measured by',
  );
  const named = by === undefined ? undefined : lexicon.metrics.longest(words, words.skip(by, DETERMINERS));
  const { op, percentile, said } = top.value;
  const engaged = /engaged|active/.test(said);
  const name = named?.value ?? (engaged ? 'engagementScore' : 'monetary');
  const clear = named !== undefined || spenders !== undefined || engaged || /spend|valuable/.test(said);
  const last = named?.end ?? end;
  const notes: Note[] = clear
    ? []
    : [
        {
          from: at,
          to: last,
          message: `“${words.slice(at, last)}” was taken by money spent. Say “by engagement” or another measure for something else.`,
          keys: ['metric'],
        },
      ];
  return { value: draft({ type: 'metric', metric: name, op, percentile }, at, last, notes), end: last };
}
