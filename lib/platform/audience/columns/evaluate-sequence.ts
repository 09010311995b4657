import { durationMs } from '@/lib/core';
import type { SequenceCondition } from '@/lib/rules';
import { selectEvents } from './followed';
import { forEachInOrder } from './ordered-events';
import { type EventSource, NotInColumns, type Run } from './select-events';

/**
 * Flags of the customers with events that follow one another step by step. For each customer and step the latest event
 * that ends a chain up to it is all that a later one needs to know. Throws NotInColumns.
 */
export function evaluateSequence(
  { steps, within, per }: SequenceCondition,
  at: number,
  source: EventSource,
): Uint8Array {
  if (per !== undefined) throw new NotInColumns('a sequence within one value');
  // An event that is of several steps comes once a step, the last step first: it does not follow itself.
  const runs: Run[] = [];
  const stepOf: number[] = [];
  for (let step = steps.length - 1; step >= 0; step -= 1) {
    const { event, where } = steps[step] ?? { event: '' };
    for (const run of selectEvents({ event, where, within }, at, source)) {
      runs.push(run);
      stepOf.push(step);
    }
  }
  const spans = steps.map((step) => (step.within === undefined ? Number.POSITIVE_INFINITY : durationMs(step.within)));
  const ends = steps.map(() => new Float64Array(source.customers).fill(Number.NEGATIVE_INFINITY));
  const flags = new Uint8Array(source.customers);
  forEachInOrder(runs, (list, index, time) => {
    const step = stepOf[list] ?? 0;
    const customer = runs[list]?.columns.customers[index] ?? 0;
    if (step > 0) {
      const before = ends[step - 1]?.[customer] ?? Number.NEGATIVE_INFINITY;
      if (before === Number.NEGATIVE_INFINITY || time > before + (spans[step] ?? 0)) return;
    }
    const reached = ends[step];
    if (reached) reached[customer] = time;
    if (step === steps.length - 1) flags[customer] = 1;
  });
  return flags;
}
