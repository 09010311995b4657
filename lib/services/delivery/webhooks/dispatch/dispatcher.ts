import type { Clock } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { ADVISORY_LOCKS } from '@/lib/platform/locks';
import type { Attempt, Send } from './attempt';
import { fanOut } from './fan-out';
import { type Target, TargetReader } from './read-targets';
import { recordAttempts } from './record-attempts';
import { healthAfter, recordHealth } from './record-health';
import { takeDue } from './take-due';

export interface DispatcherOptions {
  clock: Clock;
  send: Send;
  /** Rings when an attempt has ended, so that the next tick comes at once. */
  wake(): void;
}

/** Messages under way to one endpoint at a time. */
const PLACES = 50;
/** After so many failures in a row an endpoint is tried by one message at a time, with pauses that grow as it lasts. */
const FAILING = 10;
const [SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS] = [1_000, 60_000];

/**
 * Sends what is due. One dispatcher at a time works on a database, on one connection, which holds `DISPATCHER_LOCK` for
 * its session. What is under way is known to this object alone; in the database a delivery waits until its attempt has
 * been recorded, so that nothing is lost with the process.
 */
export const DISPATCHER_LOCK = ADVISORY_LOCKS.dispatcher;

export class Dispatcher {
  private readonly targets = new TargetReader();
  /** Endpoint of each delivery that is under way or not recorded yet. */
  private readonly underWay = new Map<number, number>();
  private readonly lastFailure = new Map<number, number>();
  private ended: Attempt[] = [];
  private stopping = false;

  constructor(private readonly options: DispatcherOptions) {}

  /** Deliveries under way or not recorded yet. */
  get busy(): number {
    return this.underWay.size;
  }

  /** Records what has ended, makes new deliveries, and starts those that are due; true: look again at once. */
  async tick(db: Queryable): Promise<boolean> {
    const at = this.options.clock.now();
    let targets = await this.targets.read(db, at);
    if (await this.record(db, targets, at)) targets = await this.targets.read(db, at);
    if (this.stopping) return false;
    const more = await fanOut(db, at);
    const places = targets.map((target) => ({ endpoint: target.number, free: this.freePlaces(target, at) }));
    const due = await takeDue(db, places, [...this.underWay.keys()], at);
    const byNumber = new Map(targets.map((target) => [target.number, target]));
    for (const delivery of due) {
      const target = byNumber.get(delivery.endpoint);
      if (!target) continue;
      this.underWay.set(delivery.number, delivery.endpoint);
      void this.options.send(target, delivery).then((attempt) => {
        this.ended.push(attempt);
        this.options.wake();
      });
    }
    return more;
  }

  /** Starts nothing any more: the next ticks only record what ends. */
  stop(): void {
    this.stopping = true;
  }

  private async record(db: Queryable, targets: readonly Target[], at: Date): Promise<boolean> {
    const attempts = this.ended;
    if (attempts.length === 0) return false;
    this.ended = [];
    try {
      await recordAttempts(db, attempts, at);
      const of = (target: Target) => attempts.filter(({ endpoint }) => endpoint === target.number);
      const touched = targets.filter((target) => of(target).length > 0);
      await recordHealth(
        db,
        touched.map((target) => healthAfter(target, of(target), at)),
        at,
      );
    } catch (error) {
      this.ended = [...attempts, ...this.ended];
      throw error;
    }
    for (const { delivery, endpoint, error } of attempts) {
      this.underWay.delete(delivery);
      if (error !== null) this.lastFailure.set(endpoint, at.getTime());
    }
    return true;
  }

  private freePlaces({ number, failures, failingSince }: Target, at: Date): number {
    let taken = 0;
    for (const endpoint of this.underWay.values()) if (endpoint === number) taken += 1;
    if (failures < FAILING) return PLACES - taken;
    const lasted = at.getTime() - (failingSince ?? at).getTime();
    const pause = Math.min(Math.max(lasted / 10, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
    const rested = at.getTime() - (this.lastFailure.get(number) ?? 0) >= pause;
    return rested ? 1 - taken : 0;
  }
}
