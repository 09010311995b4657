import { inSnapshot, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Pool } from '@/lib/platform/db';
import { leavesOf, planRule, type Rule, usesPresentValues } from '@/lib/rules';
import { readSegmentCatalog } from '../segment-catalog';
import type { Turnover } from './read-stability';
import type { SpellCount } from './spells';
import type { Stability } from './stability';

const WEEK_MS = 7 * 86_400_000;
export const REPLAY_WEEKS = 13;
const TIMEOUT_MS = 20_000;

/** Whom a rule would have held for, week by week until now. */
export interface Replay {
  /** Oldest first, the last being now. */
  instants: number[];
  members: Uint32Array[];
  /** Some of its conditions were told by today's values. */
  approximate: boolean;
}

/** What a rule (of the segment `self`, below `parentId`) would have done, had it been in force for thirteen weeks. */
export async function replayRule(
  pool: Pool,
  { rule, self, parentId, at }: { rule: Rule; self: string; parentId: string | null; at: Date },
): Promise<Replay> {
  const { root } = planRule(rule, await readSegmentCatalog(pool), self, parentId);
  const leaves = leavesOf([root]);
  const weeks = Array.from({ length: REPLAY_WEEKS + 1 }, (_, week) => REPLAY_WEEKS - week);
  const instants = weeks.map((week) => at.getTime() - week * WEEK_MS);
  const members: Uint32Array[] = [];
  for (const instant of instants)
    members.push(
      await inSnapshot(pool, TIMEOUT_MS, ({ audience }) =>
        withSets(async (scope) => {
          const evaluation = await audience.evaluate(leaves, { at: instant, more: true }, scope);
          return new TreeEvaluator(evaluation, scope).evaluate(root).toUint32Array();
        }),
      ),
    );
  return { instants, members, approximate: leaves.some(({ condition }) => usesPresentValues(condition)) };
}

const weekOf = (instant: number): string => {
  const day = new Date(instant);
  const monday = instant - ((day.getUTCDay() + 6) % 7) * 86_400_000;
  return new Date(monday).toISOString().slice(0, 10);
};

/** The spells that looking once a week shows: somebody found is taken to have entered and left at the looks. */
export function spellsOf({ instants, members }: Replay): SpellCount[] {
  const open = new Map<number, number>();
  const counts = new Map<string, SpellCount>();
  const close = (start: number, end: number, left: boolean): void => {
    const week = start === 0 ? null : weekOf(instants[start] ?? 0);
    // Whoever is out at a look has not stayed until then.
    const hours = (end - start) * 168 - (left ? 1 : 0);
    const key = `${week} ${hours} ${left}`;
    const known = counts.get(key) ?? { week, hours, left, customers: 0 };
    known.customers += 1;
    counts.set(key, known);
  };
  members.forEach((present, index) => {
    const now = new Set(present);
    for (const [customer, start] of open)
      if (!now.has(customer)) {
        close(start, index, true);
        open.delete(customer);
      }
    for (const customer of now) if (!open.has(customer)) open.set(customer, index);
  });
  for (const start of open.values()) close(start, members.length - 1, false);
  return [...counts.values()];
}

/** Who of the members some whole weeks ago would be in it now; who was out at a look between has come back. */
export function stabilityOf({ members }: Replay, weeks: number): Stability {
  const from = members.length - 1 - weeks;
  const then = new Set(members[from]);
  const later = members.slice(from + 1).map((each) => new Set(each));
  const stats = { days: weeks * 7, members: then.size, stayed: 0, returned: 0 };
  for (const customer of then) {
    if (!later.at(-1)?.has(customer)) continue;
    if (later.every((look) => look.has(customer))) stats.stayed += 1;
    else stats.returned += 1;
  }
  return stats;
}

/** Who would have entered and left from look to look in the last weeks. */
export function turnoverOf({ members }: Replay, weeks: number): Turnover {
  const looks = members.slice(members.length - 1 - weeks).map((each) => new Set(each));
  let [entered, left] = [0, 0];
  looks.slice(1).forEach((look, index) => {
    const before = looks[index] ?? new Set();
    for (const customer of look) if (!before.has(customer)) entered += 1;
    for (const customer of before) if (!look.has(customer)) left += 1;
  });
  return { days: weeks * 7, entered, left, before: looks[0]?.size ?? 0 };
}
