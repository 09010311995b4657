import type { Explanation } from '@/lib/services/models/types';

type Effect = Explanation['effects'][number];

export interface Step {
  key: string;
  label: string;
  effect: number;
  /** Where the bar begins and ends on the way from the base to the answer. */
  from: number;
  to: number;
  /** Left out where it stands for several features. */
  of?: Effect;
}

/** What stands for several features comes after those that stand alone. */
const REST = '$others';

/**
 * The steps from the average to one customer: what raises first, the largest ahead, then what lowers, the smallest
 * ahead, so that the way goes once up and once down. Beyond `most` the smallest are taken together.
 */
export function waterfall({ base, effects }: Pick<Explanation, 'base' | 'effects'>, most = 9): Step[] {
  const bySize = [...effects].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const shown = bySize.length > most ? bySize.slice(0, most - 1) : bySize;
  const others = bySize.slice(shown.length);
  const rest = others.reduce((sum, { effect }) => sum + effect, 0);
  const rows: Omit<Step, 'from' | 'to'>[] = shown.map((of) => ({
    key: of.name,
    label: of.label,
    effect: of.effect,
    of,
  }));
  if (others.length > 0) rows.push({ key: REST, label: `${others.length} other features`, effect: rest });
  const isRest = ({ key }: { key: string }) => Number(key === REST);
  rows.sort((a, b) => Number(b.effect >= 0) - Number(a.effect >= 0) || isRest(a) - isRest(b) || b.effect - a.effect);
  let at = base;
  return rows.map((row) => {
    const from = at;
    at += row.effect;
    return { ...row, from, to: at };
  });
}
