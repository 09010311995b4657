import type { Clock } from '@/lib/core';
import type { Pool, Queryable } from '@/lib/platform/db';
import { ADVISORY_LOCKS } from '@/lib/platform/locks';
import { lockDefinitions } from '../definitions-lock';
import { Builder } from './builder';
import { type LivePlan, LivePlanner } from './live-plan';
import { refreshMemberships } from './refresh-memberships';
import { addCustomers, readNextDue, takeWork, type Work } from './take-work';

export interface EvaluatorOptions {
  pool: Pool;
  clock: Clock;
  /** Brings what is kept of each customer's events up to date before segments look at it; within the transaction. */
  refreshFacts?(db: Queryable, customers: readonly number[], at: Date): Promise<void>;
  /** Computes snapshot metrics that events have made stale; says whose. Called now and then, within the transaction. */
  refreshSnapshots?(db: Queryable, at: Date): Promise<readonly number[]>;
  /** Hears of a build that failed (it is begun anew), of rules that cannot be followed, of metrics that fail. */
  onError(error: unknown): void;
}

export interface Tick {
  /** Customers looked at. */
  looked: number;
  entered: number;
  left: number;
  /** There is more to do at once. */
  more: boolean;
  /** When time will next have something to do. */
  nextDue: Date | null;
}

/**
 * Keeps the stored membership of active segments equal to what their rules say, as events come and time passes. One
 * evaluator at a time may be at work on a database: all ticks go through one connection, which holds `EVALUATOR_LOCK`
 * for its session, so that a connection that is lost can neither hold the lock nor write any more.
 */
export const EVALUATOR_LOCK = ADVISORY_LOCKS.evaluator;

const FAILURE_REST_MS = 10_000;
const SNAPSHOT_PAUSE_MS = 15_000;

export class Evaluator {
  private readonly planner = new LivePlanner();
  private readonly builder: Builder;
  /** A build that failed is not begun anew before this. */
  private restAfterFailure = 0;
  private nextSnapshots = 0;
  private complained = '';

  /** A build is going on. */
  get building(): boolean {
    return this.builder.running;
  }

  constructor(private readonly options: EvaluatorOptions) {
    this.builder = new Builder(options.pool);
  }

  /** Looks once at what has changed and what is due, and takes a build one step further. */
  async tick(db: Queryable): Promise<Tick> {
    const { plan, at, ...done } = await transaction(db, async () => {
      await lockDefinitions(db, 'shared');
      const plan = await this.planner.read(db);
      const work = await takeWork(db, this.options.clock);
      const { at } = work;
      await this.refreshMetrics(db, work);
      const moved = await refreshMemberships(db, plan, work, at);
      return { plan, at, ...moved, customers: work.customers, more: work.more };
    });
    this.complain(plan);
    this.builder.touch(done.customers);
    await this.build(db, plan, at);
    const { entered, left, customers } = done;
    return {
      looked: customers.length,
      entered,
      left,
      more: done.more || this.builder.ready,
      nextDue: await readNextDue(db),
    };
  }

  /** What is kept of events beside memberships; a fault in it is told and does not hold these up. */
  private async refreshMetrics(db: Queryable, work: Work): Promise<void> {
    const { refreshFacts, refreshSnapshots, onError } = this.options;
    const { at, changed } = work;
    if (refreshFacts && changed.length > 0) await attempt(db, () => refreshFacts(db, changed, at), onError);
    if (!refreshSnapshots || at.getTime() < this.nextSnapshots) return;
    this.nextSnapshots = at.getTime() + SNAPSHOT_PAUSE_MS;
    await attempt(db, async () => addCustomers(work, await refreshSnapshots(db, at)), onError);
  }

  /** Says once of each state of the definitions which segments stand still. */
  private complain({ state, unreadable }: LivePlan): void {
    if (unreadable.length > 0 && this.complained !== state)
      this.options.onError(new Error(`the rules of these segments cannot be followed: ${unreadable.join(', ')}`));
    this.complained = state;
  }

  private async build(db: Queryable, plan: LivePlan, at: Date): Promise<void> {
    const rested = at.getTime() >= this.restAfterFailure;
    if (rested && !this.builder.running && plan.segments.some(({ unbuilt }) => unbuilt))
      void this.builder.start(plan, at);
    if (!this.builder.ready) return;
    try {
      await transaction(db, async () => {
        await lockDefinitions(db, 'shared');
        await this.builder.step(db, await this.planner.read(db));
      });
      this.builder.stepped();
    } catch (error) {
      this.restAfterFailure = at.getTime() + FAILURE_REST_MS;
      this.options.onError(error);
    }
  }
}

async function transaction<T>(db: Queryable, work: () => Promise<T>): Promise<T> {
  await db.query('BEGIN');
  try {
    const value = await work();
    await db.query('COMMIT');
    return value;
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  }
}

/** A part of a transaction that may fail alone. */
async function attempt(db: Queryable, work: () => Promise<void>, onError: (error: unknown) => void): Promise<void> {
  await db.query('SAVEPOINT attempt');
  try {
    await work();
    await db.query('RELEASE SAVEPOINT attempt');
  } catch (error) {
    await db.query('ROLLBACK TO SAVEPOINT attempt');
    onError(error);
  }
}
