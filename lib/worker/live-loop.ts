import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Clock } from '@/lib/core';
import { SEGMENT_CHANNEL } from '@/lib/services/segments/definitions-lock';
import { EVALUATOR_LOCK, type Evaluator } from '@/lib/services/segments/live/evaluator';

export interface LiveLoopOptions {
  connectionString: string;
  clock: Clock;
  /** A new evaluator for each connection: what it remembers must not outlive the lock. */
  createEvaluator(): Evaluator;
  onError(error: unknown): void;
  signal: AbortSignal;
}

const CHANGE_CHANNEL = 'kindred_change';
/** Looks at least this often, for what no notification tells of. */
const LONGEST_PAUSE_MS = 1_000;
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Keeps memberships up to date until the signal comes. Wakes on a notification, on a due time and every second. Of
 * several workers one holds the lock and works; another takes over when its connection ends.
 */
export async function runLiveLoop(options: LiveLoopOptions): Promise<void> {
  let retry = RETRY_MS;
  while (!options.signal.aborted) {
    const client = new pg.Client({
      connectionString: options.connectionString,
      application_name: 'kindred live',
      keepAlive: true,
    });
    try {
      await client.connect();
      await work(client, options, () => {
        retry = RETRY_MS;
      });
    } catch (error) {
      options.onError(error);
      await pause(retry, options.signal);
      retry = Math.min(retry * 2, LONGEST_RETRY_MS);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function work(
  client: pg.Client,
  { clock, createEvaluator, signal }: LiveLoopOptions,
  onSuccess: () => void,
): Promise<void> {
  const bell = new Bell();
  signal.addEventListener('abort', () => bell.ring(), { once: true });
  const lost = new Promise<never>((_resolve, reject) => client.on('error', reject));
  lost.catch(() => bell.ring());
  client.on('notification', () => bell.ring());
  // The statements are small and always the same: to compile them to machine code or to plan them anew costs more than
  // to run them.
  await client.query('SET jit = off');
  await client.query('SET plan_cache_mode = force_generic_plan');
  await waitForLock(client, signal);
  await client.query(`LISTEN ${CHANGE_CHANNEL}`);
  await client.query(`LISTEN ${SEGMENT_CHANNEL}`);
  const evaluator = createEvaluator();
  while (!signal.aborted) {
    bell.reset();
    const { more, nextDue } = await Promise.race([evaluator.tick(client), lost]);
    onSuccess();
    if (more) continue;
    const untilDue = nextDue ? nextDue.getTime() - clock.now().getTime() : LONGEST_PAUSE_MS;
    await bell.wait(Math.min(Math.max(untilDue, 0), LONGEST_PAUSE_MS));
  }
}

async function waitForLock(client: pg.Client, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
      EVALUATOR_LOCK,
    ]);
    if (rows[0]?.locked) return;
    await pause(RETRY_MS, signal);
  }
}

/** Wakes whoever waits, also one who begins to wait after it has rung. */
class Bell {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  reset(): void {
    this.rung = false;
  }

  async wait(ms: number): Promise<void> {
    if (this.rung) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);
