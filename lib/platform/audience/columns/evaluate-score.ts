import { durationMs } from '@/lib/core';
import type { ScoreCondition } from '@/lib/rules';
import { selectEvents } from './followed';
import { type EventSource, NotInColumns, numberTest } from './select-events';

/** Halvings after which a point is nothing, as in the rule language. */
const MAX_HALVINGS = 200;
/** Closer to the bound than this, the order of additions could decide. */
const DOUBT = 1e-9;

const PART_BITS = 10;
const PARTS = 1 << PART_BITS;

const WHOLE = Float64Array.from({ length: MAX_HALVINGS + 1 }, (_, n) => 0.5 ** n);
const PART = Float64Array.from({ length: PARTS }, (_, n) => 0.5 ** (n / PARTS));

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
    for (const { columns, from, to, keeps } of selectEvents({ event, where, within }, at, source)) {
      const { customers, times } = columns;
      for (let index = from; index < to; index += 1) {
        if (keeps && !keeps(index)) continue;
        const customer = customers[index] ?? 0;
        there[customer] = 1;
        if (life === undefined) {
          sums[customer] = (sums[customer] ?? 0) + points;
          continue;
        }
        const halvings = (at - (times[index] ?? 0)) / life;
        if (halvings > MAX_HALVINGS) continue;
        // 2^−h by the whole halvings, the parts of one, and a series of what is left, to the last digits of a float64.
        const scaled = halvings * PARTS;
        const step = Math.floor(scaled);
        const rest = ((scaled - step) * Math.LN2) / PARTS;
        const left = 1 - rest * (1 - (rest / 2) * (1 - (rest / 3) * (1 - rest / 4)));
        const share = (WHOLE[step >> PART_BITS] ?? 0) * (PART[step & (PARTS - 1)] ?? 0) * left;
        sums[customer] = (sums[customer] ?? 0) + points * share;
      }
    }
  return { sums, there };
}
