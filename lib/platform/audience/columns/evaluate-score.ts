import { durationMs } from '@/lib/core';
import type { ScoreCondition } from '@/lib/rules';
import { forEachEvent } from './evaluate-event';
import { selectEvents } from './followed';
import { type EventSource, NotInColumns, numberTest } from './select-events';

/** Halvings after which a point is nothing, as in the rule language. */
const MAX_HALVINGS = 200;
/** Closer to the bound than this, the order of additions could decide. */
const DOUBT = 1e-9;

/** Flags of the customers whose points satisfy the comparison (inverted: do not). Throws NotInColumns. */
export function evaluateScore(
  condition: ScoreCondition,
  inverted: boolean,
  at: number,
  source: EventSource,
): Uint8Array {
  const { weights, within, halfLife, op = 'gte', value = 1 } = condition;
  const operands = [value].flat();
  const exact = halfLife === undefined;
  if (exact && [...operands, ...weights.map(({ points }) => points)].some((one) => !Number.isSafeInteger(one)))
    throw new NotInColumns('points with decimals');
  const { sums, there } = addPoints({ weights, within, halfLife }, at, source);
  const test = numberTest(op, operands);
  const flags = new Uint8Array(source.customers);
  for (let customer = 0; customer < flags.length; customer += 1) {
    if (there[customer] !== 1) continue;
    const sum = sums[customer] ?? 0;
    if (!exact && operands.some((bound) => Math.abs(sum - bound) <= DOUBT * Math.max(1, Math.abs(bound))))
      throw new NotInColumns('too close to call');
    if (test(sum) !== inverted) flags[customer] = 1;
  }
  return flags;
}

/** The points of each customer at an instant, and who has an event that gives any. Throws NotInColumns. */
export function addPoints(
  { weights, within, halfLife }: Pick<ScoreCondition, 'weights' | 'within' | 'halfLife'>,
  at: number,
  source: EventSource,
): { sums: Float64Array; there: Uint8Array } {
  const sums = new Float64Array(source.customers);
  const there = new Uint8Array(source.customers);
  const life = halfLife === undefined ? undefined : durationMs(halfLife);
  for (const { event, where, points } of weights)
    forEachEvent(selectEvents({ event, where, within }, at, source), ({ columns }, index) => {
      const customer = columns.customers[index] ?? 0;
      there[customer] = 1;
      const halvings = life === undefined ? 0 : (at - (columns.times[index] ?? 0)) / life;
      if (halvings <= MAX_HALVINGS) sums[customer] = (sums[customer] ?? 0) + points * 0.5 ** halvings;
    });
  return { sums, there };
}
