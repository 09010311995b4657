import { type Duration, kaplanMeier, survivalAt } from '@/lib/statistics/kaplan-meier';

/** So many customers who entered in one week and stayed for as many whole hours, then left or are still in. */
export interface SpellCount {
  /** Monday of the week of entry (UTC), 2026-01-26; null for those who were in it from the start. */
  week: string | null;
  hours: number;
  left: boolean;
  customers: number;
}

export interface Persistence {
  /** Who entered in the time looked at. */
  entered: number;
  /** Share of them still in after so many whole days since they entered, with its interval. */
  points: { day: number; share: number; low: number | null; high: number | null; atRisk: number }[];
  /** By week of entry: the share still in after 7, 14, 28 and 56 days; null where that time has not come for them. */
  cohorts: { week: string; entered: number; shares: (number | null)[] }[];
}

export const COHORT_DAYS = [7, 14, 28, 56] as const;
/** Below this many still watched, the curve says nothing any more. */
const LEAST_AT_RISK = 5;

const toDurations = (spells: readonly SpellCount[]): Duration[] =>
  spells.map(({ hours, left, customers }) => ({ time: hours, ended: left, count: customers }));

const sum = (spells: readonly SpellCount[]): number => spells.reduce((total, { customers }) => total + customers, 0);

/**
 * How long customers stay, of those who entered while it was watched: who is still in counts for as long as they have
 * been (Kaplan and Meier). Whoever was in it from the start is left out, as nobody knows since when.
 */
export function persistenceOf(spells: readonly SpellCount[], days: number): Persistence {
  const known = spells.filter(({ week }) => week !== null);
  const durations = toDurations(known);
  const estimate = kaplanMeier(durations);
  const points: Persistence['points'] = [];
  for (let day = 0; day <= days; day += 1) {
    const atRisk = known.reduce((total, { hours, customers }) => total + (hours >= day * 24 ? customers : 0), 0);
    if (atRisk < LEAST_AT_RISK) break;
    // Whoever leaves within the last hour of a day has not stayed for that day.
    const at = survivalAt(estimate, day * 24 - 1);
    points.push({ day, share: at?.survival ?? 1, low: at?.low ?? null, high: at?.high ?? null, atRisk });
  }
  return { entered: sum(known), points, cohorts: cohortsOf(known) };
}

function cohortsOf(known: readonly SpellCount[]): Persistence['cohorts'] {
  const weeks = new Map<string, SpellCount[]>();
  for (const spell of known) if (spell.week) weeks.set(spell.week, [...(weeks.get(spell.week) ?? []), spell]);
  return [...weeks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, spells]) => {
      const estimate = kaplanMeier(toDurations(spells));
      const longest = Math.max(...spells.map(({ hours }) => hours));
      const shares = COHORT_DAYS.map((day) =>
        longest < day * 24 && spells.some(({ left }) => !left)
          ? null
          : (survivalAt(estimate, day * 24 - 1)?.survival ?? 1),
      );
      return { week, entered: sum(spells), shares };
    });
}
