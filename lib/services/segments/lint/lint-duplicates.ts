import type { CustomerSet } from '@/lib/platform/audience';
import type { Finding } from './finding';

/** From this Jaccard index on, two segments are one. */
export const NEARLY_ONE = 0.9;

export interface OtherSegment {
  id: string;
  name: string;
  set: CustomerSet;
}

/** Live segments that hold nearly the same customers, of those given. */
export function lintDuplicates(own: CustomerSet, others: readonly OtherSegment[]): Finding[] {
  if (own.size === 0) return [];
  return others.flatMap(({ id, name, set }): Finding[] => {
    const both = own.andCardinality(set);
    const jaccard = both / (own.size + set.size - both);
    if (!(jaccard >= NEARLY_ONE)) return [];
    return [
      {
        kind: 'nearDuplicate',
        severity: 'warn',
        place: id,
        message: `Nearly the same as “${name}”: ${both.toLocaleString('en-GB')} of ${(own.size + set.size - both).toLocaleString('en-GB')} customers are in both (Jaccard ${jaccard.toFixed(2)}).`,
        other: { id, name },
      },
    ];
  });
}
