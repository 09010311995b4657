import { LIFECYCLE_STAGES, type LifecycleThresholds, ORDER_COMPLETED } from '@/lib/catalog';
import type { CustomerColumn } from './customer-columns';
import { selectEvents } from './followed';
import { forEachInOrder } from './ordered-events';
import type { EventSource } from './select-events';

const DAY_MS = 86_400_000;

/** The lifecycle stage of each customer who has ordered, as `lifecycleStage` of the rule language says it. */
export function lifecycleStages(at: number, source: EventSource & { lifecycle: LifecycleThresholds }): CustomerColumn {
  const { newDays, activeDays, lapsedDays } = source.lifecycle;
  const last = new Float64Array(source.customers).fill(Number.NaN);
  const previous = new Float64Array(source.customers).fill(Number.NaN);
  const runs = selectEvents({ event: ORDER_COMPLETED }, at, source);
  forEachInOrder(runs, (list, index, time) => {
    const customer = runs[list]?.columns.customers[index] ?? 0;
    previous[customer] = last[customer] ?? Number.NaN;
    last[customer] = time;
  });
  const codeOf = (stage: (typeof LIFECYCLE_STAGES)[number]): number => LIFECYCLE_STAGES.indexOf(stage) + 1;
  const codes = new Uint32Array(source.customers);
  const younger = (time: number, days: number): boolean => time > at - days * DAY_MS;
  for (let customer = 0; customer < codes.length; customer += 1) {
    const time = last[customer] ?? Number.NaN;
    const before = previous[customer] ?? Number.NaN;
    if (Number.isNaN(time)) continue;
    if (Number.isNaN(before) && younger(time, newDays)) codes[customer] = codeOf('new');
    else if (younger(time, activeDays))
      codes[customer] = codeOf(time - before >= lapsedDays * DAY_MS ? 'wonBack' : 'active');
    else codes[customer] = codeOf(younger(time, lapsedDays) ? 'atRisk' : 'lapsed');
  }
  const values = [undefined, ...LIFECYCLE_STAGES.map((stage) => ({ text: stage, lowered: stage.toLowerCase() }))];
  return { kind: 'values', codes, values, known: new Map() };
}
