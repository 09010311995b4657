import { LIFECYCLE_STAGES } from '@/lib/catalog';
import { PhraseTable } from '../phrase-table';
import { type KnownName, splitName } from './build-lexicon';

/** Words for the stages of the lifecycle. Those after the first of a stage are not its own name. */
const STAGE_WORDS: Readonly<Record<(typeof LIFECYCLE_STAGES)[number], readonly string[]>> = {
  new: ['new'],
  active: ['active'],
  atRisk: ['at risk', 'at-risk', 'about to lapse', 'slipping away'],
  lapsed: ['lapsed', 'churned', 'dormant', 'lost', 'inactive'],
  wonBack: ['won back', 'win back', 'winback', 'reactivated', 'returned after a lapse'],
};

const make = (): PhraseTable<KnownName> => {
  const table = new PhraseTable<KnownName>();
  for (const stage of LIFECYCLE_STAGES) {
    const names = new Set([splitName(stage), stage.toLowerCase()]);
    for (const name of names) table.add(name, { value: stage });
    for (const word of STAGE_WORDS[stage])
      if (!names.has(word)) table.add(word, { value: stage, part: word !== 'at-risk' });
  }
  return table;
};

/** The stages by their names and by other words for them (marked as a part, so that it is said what was taken). */
export const STAGES: PhraseTable<KnownName> = make();
