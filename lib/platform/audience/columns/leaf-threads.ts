import { availableParallelism } from 'node:os';
import Piscina from 'piscina';
import { durationMs } from '@/lib/core';
import type { Leaf, LeafCondition } from '@/lib/rules';
import { threadFile } from '../../compute/files';
import { log } from '../../log';
import { processWide } from '../../process-wide';
import type { ColumnStore } from './column-store';
import { ALL_EVENTS, eventsOf } from './events-of';
import type { LeafTask } from './leaf-task';

/** A condition that reads more events than this is worth a thread of its own, one that reads many more is worth two. */
const WORTH_A_THREAD = 200_000;
const WORTH_TWO = 1_000_000;
const IDLE_MS = 5 * 60_000;
/** Exact metrics that are read off events alone. */
const OF_EVENTS: ReadonlySet<string> = new Set([
  'recencyDays',
  'sessions',
  'frequency',
  'monetary',
  'averageOrderValue',
  'lifecycleStage',
]);

/** Threads for questions that somebody waits for; long computations have others (`platform/compute`). */
const threads = (): Piscina<LeafTask, boolean> =>
  processWide(
    'audience.threads',
    () =>
      new Piscina<LeafTask, boolean>({
        filename: threadFile('leaf'),
        minThreads: 0,
        maxThreads: Math.min(4, Math.max(2, availableParallelism())),
        idleTimeout: IDLE_MS,
        execArgv: [],
      }),
  );

/**
 * Flags of the customers in a leaf's set, found by threads beside this one, which answers others meanwhile; undefined
 * where that is not worth it. Resolves to undefined where they cannot answer: then it is for the caller. Nobody may
 * change the store until it resolves, which it always does.
 */
export function evaluateInThreads(
  store: ColumnStore,
  leaf: Leaf,
  at: number,
): Promise<Uint8Array | undefined> | undefined {
  if (!readsEventsAlone(leaf.condition)) return undefined;
  const events = countEvents(store, leaf.condition, at);
  if (events < WORTH_A_THREAD) return undefined;
  return runParts(leafTaskOf(store, leaf, at), events >= WORTH_TWO && isHeavy(leaf.condition) ? 2 : 1);
}

/** Everything that a condition on events reads. */
export function leafTaskOf(store: ColumnStore, { condition, inverted }: Leaf, at: number): LeafTask {
  const names = namesOf(store, condition);
  return {
    condition,
    inverted,
    at,
    events: new Map(names.map((name) => [name, store.columnsOf(name).map((columns) => columns.share())])),
    texts: namesTexts(condition)
      ? { product: store.texts.product.texts, category: store.texts.category.texts }
      : { product: [''], category: [''] },
    lifecycle: store.lifecycle,
    flags: new Uint8Array(new SharedArrayBuffer(store.customers)),
  };
}

/** One of several threads' share of a task. */
export const shareOf = (task: LeafTask, of: number, rest: number): LeafTask => ({ ...task, share: { of, rest } });

async function runParts(task: LeafTask, parts: number): Promise<Uint8Array | undefined> {
  try {
    const answers = await Promise.all(
      Array.from({ length: parts }, (_, rest) => threads().run(parts === 1 ? task : shareOf(task, parts, rest))),
    );
    return answers.every(Boolean) ? task.flags : undefined;
  } catch (error) {
    log.warn({ err: error }, 'a thread of the columns failed; the question is answered here');
    return undefined;
  }
}

/** Whether a condition is answered by events alone, without what is held of customers. */
export function readsEventsAlone(condition: LeafCondition): boolean {
  if (condition.type === 'metric') return condition.percentile === undefined && OF_EVENTS.has(condition.metric);
  return condition.type === 'event' || condition.type === 'sequence' || condition.type === 'score';
}

function namesOf(store: ColumnStore, condition: LeafCondition): readonly string[] {
  const names = eventsOf([{ condition }]);
  return names === ALL_EVENTS ? store.names : [...names];
}

/** How many events it reads: those of its window, where it has one. */
function countEvents(store: ColumnStore, condition: LeafCondition, at: number): number {
  const within = 'within' in condition && condition.within !== undefined ? durationMs(condition.within) : undefined;
  let count = 0;
  for (const name of namesOf(store, condition))
    for (const columns of store.columnsOf(name))
      count += within === undefined ? columns.length : columns.length - columns.countUpTo(at - within);
  return count;
}

/** More than one look at each event. */
const isHeavy = (condition: LeafCondition): boolean =>
  condition.type !== 'event' ||
  condition.per !== undefined ||
  condition.notFollowedBy !== undefined ||
  (condition.aggregate ?? 'count') !== 'count';

const namesTexts = (condition: LeafCondition): boolean => JSON.stringify(condition).includes('"where"');
