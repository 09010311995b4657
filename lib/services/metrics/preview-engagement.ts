import type { Queryable } from '@/lib/platform/db';
import { pointsOf, readDecayedCounts } from './decayed-counts';
import type { EngagementFormula } from './engagement-formula';
import { readMeasured } from './measured';
import { readFormula } from './read-formula';
import { percentilesOf, standing } from './standing';

export interface EngagementPreview {
  at: string;
  /** Customers looked at; one of every so many of the shop. */
  customers: number;
  every: number;
  /** How many customers have points from `from` to below `to` (without end where null); the first has none at all. */
  bins: { from: number; to: number | null; before: number; after: number }[];
  /** Points at these percentiles of all customers. */
  percentiles: { percentile: number; before: number; after: number }[];
  /** Customers whose score rises or falls by more than five, and the others. */
  moved: { up: number; down: number; same: number };
  /** Five customers, from the most engaged by the formula in force downwards. */
  examples: { number: number; before: Standing; after: Standing }[];
}

interface Standing {
  points: number;
  score: number;
}

const PERCENTILES = [25, 50, 75, 90, 95, 99] as const;
/** Where the examples stand among those with points. */
const EXAMPLES = [0.98, 0.85, 0.65, 0.4, 0.15] as const;
const MOVED = 5;

/** What a formula would make of the shop beside the one in force: points, scores, and five customers. Nothing is saved. */
export async function previewEngagement(
  db: Queryable,
  formula: EngagementFormula,
  now: Date,
): Promise<EngagementPreview> {
  const inForce = (await readMeasured(db))?.formula ?? (await readFormula(db)).formula;
  const old = await readDecayedCounts(db, inForce, now);
  const fresh = await readDecayedCounts(db, formula, old.at);
  const before = pointsOf(old, inForce);
  // Of two readings the second may know more customers; those of the first are compared.
  const placeOf = new Map(Array.from(fresh.customers, (number, place) => [number, place]));
  const unaligned = pointsOf(fresh, formula);
  const after = Float64Array.from(old.customers, (number) => unaligned[placeOf.get(number) ?? -1] ?? 0);
  const cuts = { before: percentilesOf(before), after: percentilesOf(after) };
  const standingAt = (points: Float64Array, of: readonly number[], place: number): Standing => ({
    points: points[place] ?? 0,
    score: standing(points[place] ?? 0, of),
  });
  const moved = { up: 0, down: 0, same: 0 };
  for (let place = 0; place < before.length; place += 1) {
    const change = standing(after[place] ?? 0, cuts.after) - standing(before[place] ?? 0, cuts.before);
    moved[change > MOVED ? 'up' : change < -MOVED ? 'down' : 'same'] += 1;
  }
  return {
    at: old.at.toISOString(),
    customers: before.length,
    every: old.every,
    bins: binsOf(before, after),
    percentiles: PERCENTILES.map((percentile) => ({
      percentile,
      before: cuts.before[percentile] ?? 0,
      after: cuts.after[percentile] ?? 0,
    })),
    moved,
    examples: examplesOf(before).map((place) => ({
      number: old.customers[place] ?? 0,
      before: standingAt(before, cuts.before, place),
      after: standingAt(after, cuts.after, place),
    })),
  };
}

/** Bounds 0, 1, 2, 5, 10, 20, 50, … up to what the customer with the most points has. */
function binsOf(before: Float64Array, after: Float64Array): EngagementPreview['bins'] {
  const most = Math.max(1, ...percentilesOf(before).slice(-1), ...percentilesOf(after).slice(-1));
  const bounds: number[] = [0];
  for (let tens = 1; (bounds.at(-1) ?? 0) <= most; tens *= 10) bounds.push(tens, tens * 2, tens * 5);
  while (bounds.length > 2 && (bounds.at(-2) ?? 0) > most) bounds.pop();
  const bins: EngagementPreview['bins'] = [{ from: 0, to: 0, before: 0, after: 0 }];
  for (let index = 0; index + 1 < bounds.length; index += 1)
    bins.push({ from: bounds[index] ?? 0, to: bounds[index + 1] ?? null, before: 0, after: 0 });
  const count = (values: Float64Array, key: 'before' | 'after'): void => {
    for (const value of values) {
      const bin = value <= 0 ? bins[0] : bins.slice(1).find(({ to }) => to === null || value < to);
      if (bin) bin[key] += 1;
    }
  };
  count(before, 'before');
  count(after, 'after');
  return bins;
}

function examplesOf(points: Float64Array): number[] {
  const engaged = Array.from(points.keys())
    .filter((place) => (points[place] ?? 0) > 0)
    .sort((a, b) => (points[a] ?? 0) - (points[b] ?? 0));
  const places = EXAMPLES.flatMap((share) => engaged[Math.floor(share * engaged.length)] ?? []);
  return [...new Set(places)];
}
