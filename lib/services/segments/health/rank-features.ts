import { wilsonInterval } from '@/lib/statistics/proportion';

export interface FeatureCount {
  feature: string;
  value: string;
  /** Members who have it. */
  inside: number;
  /** Customers who have it. */
  all: number;
}

/** More values of one thing say the same again. */
const MOST_OF_ONE = 2;

export interface RankedFeature extends FeatureCount {
  lift: number;
  low: number;
  high: number;
}

/** As many of them as this have a value by chance alone too often to speak of. */
const LEAST_INSIDE = 5;

/**
 * The values whose share among the members differs from their share among everyone by more than chance (95 %), those
 * that tell most first: a share that is known of everyone, against Wilson's interval of the members' share. Of what
 * is rarer among the members, at least five would be expected. Two values of one thing at most.
 */
export function rankFeatures(
  counts: readonly FeatureCount[],
  members: number,
  everyone: number,
  limit: number,
): RankedFeature[] {
  if (members === 0 || everyone === 0) return [];
  const ranked = counts.flatMap((count) => {
    const share = count.all / everyone;
    if (count.inside < LEAST_INSIDE && share * members < LEAST_INSIDE) return [];
    const { low, high } = wilsonInterval(count.inside, members);
    if (low <= share && share <= high) return [];
    const bound = low > share ? low : high;
    const tells = Math.abs(bound - share) * Math.abs(Math.log(Math.max(bound, 1e-9) / share));
    return [{ tells, entry: { ...count, lift: count.inside / members / share, low: low / share, high: high / share } }];
  });
  const shown = new Map<string, number>();
  return ranked
    .sort((a, b) => b.tells - a.tells)
    .map(({ entry }) => entry)
    .filter(({ feature }) => {
      const before = shown.get(feature) ?? 0;
      shown.set(feature, before + 1);
      return before < MOST_OF_ONE;
    })
    .slice(0, limit);
}
