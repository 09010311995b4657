import type { Pool } from '@/lib/platform/db';
import { stackTables } from '../../features/compute-features';
import type { FeatureSet } from '../../features/feature-set';
import { type FeatureTable, takeTableRows } from '../../features/feature-table';
import { readFeatures } from '../../features/read-features';
import { readPopulation } from '../../features/read-population';
import { DAY_MS } from '../../features/summarise';
import { thin } from '../../features/thin';
import type { Population, Target } from '../../types';
import { isEligible, outcomeFacts, outcomeOf } from './outcome-facts';
import { type Happenings, happenedWithin, readHappenings } from './read-outcomes';

/** Snapshots of customers with what came of each. `labels`: class of each row of the table. */
export interface LabelledRows {
  table: FeatureTable;
  labels: Int32Array;
  /** Names of the classes: no and yes, or categories. */
  classes: string[];
  objecting: number;
  /** Customers of the population for each who was looked at; 1 where all were. */
  weight: number;
}

const STEP = 30 * DAY_MS;
/** Rows of a training: customers are drawn evenly where there would be more. */
const MOST_ROWS = 150_000;

/**
 * The instants of a training: the hold-out is the latest whose outcome is known, the ones to learn from lie a month apart
 * and are so old that their outcomes were known at the hold-out.
 */
export function momentsOf(target: Target, snapshots: number, at: Date): { holdOut: Date; learn: Date[] } {
  const horizon = target.horizonDays * DAY_MS;
  const holdOut = at.getTime() - horizon;
  return {
    holdOut: new Date(holdOut),
    learn: Array.from({ length: snapshots }, (_, i) => new Date(holdOut - horizon - i * STEP)),
  };
}

/** Reads the features of everyone the target is about at each instant, with the outcomes. */
export async function readRows(
  pool: Pool,
  {
    population,
    target,
    set,
    instants,
    most = MOST_ROWS,
    classes,
  }: {
    population: Population;
    target: Target;
    set: FeatureSet;
    instants: readonly Date[];
    most?: number;
    /** Categories that are told apart; left out: the most frequent of these rows' time. */
    classes?: readonly string[] | undefined;
  },
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<LabelledRows> {
  const horizon = target.horizonDays * DAY_MS;
  const last = new Date(Math.max(...instants.map((one) => one.getTime())) + horizon);
  const first = new Date(Math.min(...instants.map((one) => one.getTime())));
  const happenings = await readHappenings(pool, target, first, last);
  const found = await readPopulation(pool, population, instants);
  const total = found.reduce((sum, { customers }) => sum + customers.length, 0);
  const kept =
    total > most
      ? keptCustomers(
          found.map(({ customers }) => customers),
          most / total,
        )
      : undefined;
  const moments = instants.map((at, i) => ({
    at,
    customers: (found[i]?.customers ?? []).filter((one) => kept?.has(one) ?? true),
  }));
  const top = topCategories(target, happenings, classes);
  const tables: FeatureTable[] = [];
  const labels: number[] = [];
  await readFeatures(pool, set, moments, {
    upTo: last,
    onProgress,
    onPortion: (histories, table) => {
      const places = new Map(Array.from(histories.customers, (customer, place) => [customer, place]));
      const rows: number[] = [];
      table.customers.forEach((customer, row) => {
        const at = table.at[row] ?? 0;
        const facts = outcomeFacts(histories, places.get(customer) ?? 0, at, horizon);
        if (!isEligible(target, facts, at)) return;
        const happened = happenedWithin(happenings, customer, at, horizon);
        const label = top
          ? happened.count === 0
            ? -1
            : (top.codes.get(happened.first) ?? top.rest)
          : outcomeOf(target, facts, happened.count);
        if (label < 0) return;
        rows.push(row);
        labels.push(label);
      });
      tables.push(takeTableRows(table, rows));
    },
  });
  const table = stackTables(tables);
  return {
    table,
    labels: Int32Array.from(labels),
    classes: top?.names ?? ['no', 'yes'],
    weight:
      total /
      Math.max(
        1,
        moments.reduce((sum, { customers }) => sum + customers.length, 0),
      ),
    objecting: Math.max(0, ...found.map(({ objecting }) => objecting)),
  };
}

/** The same customers at every instant. */
function keptCustomers(lists: readonly (readonly number[])[], share: number): Set<number> {
  const everyone = [...new Set(lists.flat())].sort((a, b) => a - b);
  return new Set(thin(everyone, Math.floor(everyone.length * share)));
}

const REST = 'Other';

/**
 * The categories that are told apart: those that are named, or the most frequent ones. `rest`: the class of all others;
 * −1 where there is none.
 */
export function topCategories(
  target: Target,
  { values, times }: Happenings,
  named: readonly string[] | undefined,
): { codes: Map<number, number>; names: string[]; rest: number } | undefined {
  if (target.type !== 'categoryPreference') return undefined;
  const counts = new Array<number>(values.length).fill(0);
  for (const list of times.values()) for (const { code } of list) counts[code] = (counts[code] ?? 0) + 1;
  const ranked = values.map((_, code) => code).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const most = ranked.slice(0, target.categories).map((code) => values[code] ?? '');
  const names = named ? [...named] : [...most, ...(ranked.length > most.length ? [REST] : [])];
  return {
    codes: new Map(values.flatMap((value, code) => (names.includes(value) ? [[code, names.indexOf(value)]] : []))),
    names,
    rest: names.at(-1) === REST ? names.length - 1 : -1,
  };
}
