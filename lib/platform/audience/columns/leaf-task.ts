import { DEFAULT_LIFECYCLE, type LifecycleThresholds } from '@/lib/catalog';
import type { LeafCondition } from '@/lib/rules';
import { Dictionary } from './dictionary';
import { evaluateLeaf } from './evaluate-leaf';
import type { MetricSource } from './evaluate-metric';
import { EventColumns, type SharedEventColumns } from './event-columns';

/** A condition on events for a thread of its own, with all that it reads. */
export interface LeafTask {
  condition: LeafCondition;
  inverted: boolean;
  at: number;
  /** The columns of each event that the condition names. */
  events: ReadonlyMap<string, readonly SharedEventColumns[]>;
  /** Texts by code. */
  texts: Readonly<Record<'product' | 'category', readonly string[]>>;
  lifecycle: LifecycleThresholds;
  /** Flags of the customers found, one byte a customer, in memory that both threads see. */
  flags: Uint8Array;
  share?: { of: number; rest: number };
}

/** Sets the flags of the customers found, of its share only. False where the columns do not hold what is asked for. */
export function runLeafTask(task: LeafTask): boolean {
  const { condition, inverted, at, flags, share } = task;
  const found = evaluateLeaf(condition, inverted, { at }, sourceOf(task));
  if (!found) return false;
  if (!share) flags.set(found);
  else
    for (let customer = share.rest; customer < flags.length; customer += share.of)
      flags[customer] = found[customer] ?? 0;
  return true;
}

function sourceOf({ events, texts, lifecycle, flags, share }: LeafTask): MetricSource {
  const columns = new Map([...events].map(([name, all]) => [name, all.map((one) => EventColumns.over(one))]));
  return {
    columnsOf: (event) => columns.get(event) ?? [],
    texts: { product: Dictionary.of(texts.product), category: Dictionary.of(texts.category) },
    customers: flags.length,
    ...(share && { share }),
    names: [...events.keys()],
    lifecycle: lifecycle ?? DEFAULT_LIFECYCLE,
    isWhole: false,
    isAlive: () => true,
    states: undefined,
    columnOf: () => undefined,
  };
}
