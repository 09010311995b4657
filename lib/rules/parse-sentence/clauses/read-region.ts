import type { Clause, Context } from '../context';
import { draft } from '../draft';
import { REGIONS } from '../lexicon/regions';
import { TRAIT_LEADS, TRAIT_LEADS_NOT } from '../lexicon/trait-phrases';

const LEADS = TRAIT_LEADS.find(([traits]) => traits.includes('country'))?.[1] ?? [];

/** “in Europe”, “EU customers”, “outside the EU”: the countries of it that customers live in. */
export function readRegion({ words, lexicon }: Context, at: number): Clause | undefined {
  const outside = words.match(at, ...TRAIT_LEADS_NOT);
  const lead = outside ?? words.match(at, ...LEADS, 'country is in', 'country in', 'country is one of the') ?? at;
  const start = words.match(lead, 'the') ?? lead;
  const held = new Set(lexicon.vocabulary.traits.find(({ name }) => name === 'country')?.values ?? []);
  for (const [phrases, codes] of REGIONS) {
    const end = words.match(start, ...phrases);
    if (end === undefined) continue;
    const known = codes.filter((code) => held.has(code)).toSorted();
    const value = known.length > 0 ? known : [...codes].toSorted();
    const message = `“${words.slice(start, end)}” was taken as ${value.join(', ')}${known.length > 0 ? ', the countries of it that customers live in' : ''}.`;
    const op = outside === undefined ? 'in' : 'notIn';
    return {
      value: draft({ type: 'trait', trait: 'country', op, value }, at, end, [
        { from: start, to: end, message, keys: ['value'] },
      ]),
      end,
    };
  }
  return undefined;
}
