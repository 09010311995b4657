import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@/lib/core';
import { SEGMENT_CHANNEL } from '@/lib/services/segments/definitions-lock';
import { EVALUATOR_LOCK, type Evaluator } from '@/lib/services/segments/live/evaluator';
import { type AloneOptions, runAlone } from './run-alone';

export interface LiveLoopOptions extends Pick<AloneOptions, 'connectionString' | 'onError' | 'signal'> {
  clock: Clock;
  /** A new evaluator for each connection: what it remembers must not outlive the lock. */
  createEvaluator(): Evaluator;
}

const CHANGE_CHANNEL = 'kindred_change';
/**
 * Two looks lie at least so far apart while changes keep coming: one look at many changes, and at a customer who acts
 * again and again, costs a fraction of many looks. Where no segment is active nobody waits for what is found.
 */
const PACE_MS = 100;
const UNFOLLOWED_PACE_MS = 500;
/** Looks at least this often, for what no notification tells of. */
const LONGEST_PAUSE_MS = 1_000;

/**
 * Keeps memberships up to date until the signal comes. Wakes on a notification, on a due time and every second. Of
 * several workers one holds the lock and works; another takes over when its connection ends.
 */
export function runLiveLoop({ clock, createEvaluator, ...options }: LiveLoopOptions): Promise<void> {
  const channels = [CHANGE_CHANNEL, SEGMENT_CHANNEL];
  const alone = { ...options, name: 'kindred live', lock: EVALUATOR_LOCK, channels };
  return runAlone(alone, async ({ client, bell, lost, succeeded }) => {
    // Planned for the very customers that are asked for: a plan for any list of them may search a whole table for each.
    // Compiling to machine code costs more than to run them.
    await client.query('SET jit = off');
    await client.query('SET plan_cache_mode = force_custom_plan');
    const evaluator = createEvaluator();
    while (!options.signal.aborted) {
      bell.reset();
      const begun = clock.now().getTime();
      const { more, followed, looked, nextDue } = await Promise.race([evaluator.tick(client), lost]);
      succeeded();
      if (more) continue;
      const untilDue = nextDue ? nextDue.getTime() - clock.now().getTime() : LONGEST_PAUSE_MS;
      const rest = looked > 0 ? (followed ? PACE_MS : UNFOLLOWED_PACE_MS) - (clock.now().getTime() - begun) : 0;
      if (rest > 0) await sleep(rest);
      else await bell.wait(Math.min(Math.max(untilDue, 0), LONGEST_PAUSE_MS));
    }
  });
}
