import type { Clock } from '@/lib/core';
import type { Pool, Queryable } from '@/lib/platform/db';
import { ADVISORY_LOCKS } from '@/lib/platform/locks';
import { int4Array } from '@/lib/platform/pg-binary';
import { lockDefinitions } from '../definitions-lock';
import { Builder } from './builder';
import { type LivePlan, LivePlanner } from './live-plan';
import { SetAside } from './set-aside';
import { readNextDue, takeWork } from './take-work';
import { transaction } from './transaction';

export interface EvaluatorOptions {
  pool: Pool;
  clock: Clock;
  /** Brings what is kept of each customer's events up to date; soon after the memberships, in a transaction. */
  refreshFacts?(db: Queryable, customers: readonly number[], at: Date): Promise<void>;
  /** Computes snapshot metrics of a few whom events have made stale; says whose. Called now and then, in a transaction. */
  refreshSnapshots?(db: Queryable, at: Date): Promise<readonly number[]>;
  /** Hears of a build that failed (it is begun anew), of rules that cannot be followed, of metrics that fail. */
  onError(error: unknown): void;
  /** Milliseconds that a statement of a look may take, before the segments to blame are set aside. */
  limitMs?: number;
}

export interface Tick {
  /** Customers looked at. */
  looked: number;
  entered: number;
  left: number;
  /** There is more to do at once. */
  more: boolean;
  /** Somebody asks for what is found: a segment is active. */
  followed: boolean;
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
/** Snapshots follow this often, less often while more changes wait. */
const SNAPSHOT_PAUSE_MS = 1_000;
const BUSY_SNAPSHOT_PAUSE_MS = 5_000;
/** Customers whose facts follow in one go: so many as the last ones say take this long, since changes wait meanwhile. */
const FACTS_MS = 120;
const BUSY_FACTS_MS = 50;
const MOST_FACTS = 400;
const LEAST_FACTS = 5;
const MOST_NOTED = 200_000;
/** So many changed customers in one look are a stream that goes on. */
const BUSY_FROM = 100;

/** Meanwhile facts take no more than this share of the time: memberships and events go before them. */
const FACTS_SHARE = 0.1;

const TOUCH = 'INSERT INTO fact_touch (customer) SELECT unnest($1::int[]) ON CONFLICT DO NOTHING';
const TAKE_TOUCHED =
  'DELETE FROM fact_touch WHERE customer IN (SELECT customer FROM fact_touch LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING customer';

export class Evaluator {
  private readonly planner = new LivePlanner();
  private readonly builder: Builder;
  private readonly aside: SetAside;
  /** A build that failed is not begun anew before this. */
  private restAfterFailure = 0;
  private nextSnapshots = 0;
  private factsRestUntil = 0;
  /** What the facts of one customer took of late. */
  private msAFact = 1;
  private complained = '';
  /** Whose facts are to follow, as far as is known: who acts again meanwhile need not be noted again. */
  private readonly noted = new Set<number>();

  /** A build is going on. */
  get building(): boolean {
    return this.builder.running;
  }

  constructor(private readonly options: EvaluatorOptions) {
    this.builder = new Builder(options.pool);
    this.aside = new SetAside(options.onError, options.limitMs);
  }

  /** Looks once at what has changed and what is due, lets metrics follow, and takes a build one step further. */
  async tick(db: Queryable): Promise<Tick> {
    const { plan, at, ...done } = await this.aside.attempt(db, async (look) => {
      await lockDefinitions(db, 'shared');
      const plan = await this.readPlan(db);
      const work = await takeWork(db, this.options.clock, plan.segments.length > 0);
      const { at, changed } = work;
      const unnoted = this.options.refreshFacts ? changed.filter((customer) => !this.noted.has(customer)) : [];
      if (unnoted.length > 0) await db.query(TOUCH, [int4Array(unnoted)]);
      const moved = await look(plan, work, at);
      const busy = work.more || changed.length >= BUSY_FROM;
      return { plan, at, ...moved, customers: work.customers, unnoted, more: work.more, busy };
    });
    if (this.noted.size > MOST_NOTED) this.noted.clear();
    for (const customer of done.unnoted) this.noted.add(customer);
    this.complain(plan);
    this.builder.touch(done.customers);
    const facts = await this.followFacts(db, at, done.busy);
    const snapshots = await this.followSnapshots(db, at, done.busy);
    await this.build(db, plan, at);
    return {
      looked: done.customers.length,
      entered: done.entered + snapshots.entered,
      left: done.left + snapshots.left,
      more: done.more || facts || this.builder.ready,
      followed: plan.segments.length > 0,
      nextDue: await readNextDue(db),
    };
  }

  /** What is followed now: without what is set aside. */
  private async readPlan(db: Queryable): Promise<LivePlan> {
    return this.aside.without(await this.planner.read(db), this.options.clock.now());
  }

  /** A fault in what is kept beside memberships is told, and tried again later. */
  private async followFacts(db: Queryable, at: Date, busy: boolean): Promise<boolean> {
    const { refreshFacts, onError } = this.options;
    if (!refreshFacts || this.options.clock.now().getTime() < this.factsRestUntil) return false;
    const wanted = Math.floor((busy ? BUSY_FACTS_MS : FACTS_MS) / this.msAFact);
    const most = Math.max(LEAST_FACTS, Math.min(MOST_FACTS, wanted));
    try {
      const started = this.options.clock.now().getTime();
      let looked = 0;
      const more = await transaction(db, async () => {
        const { rows } = await db.query<{ customer: number }>(TAKE_TOUCHED, [most]);
        const customers = rows.map(({ customer }) => customer);
        looked = customers.length;
        for (const customer of customers) this.noted.delete(customer);
        if (looked > 0) await refreshFacts(db, customers, at);
        return customers.length === most;
      });
      const ended = this.options.clock.now().getTime();
      if (looked > 0) this.msAFact = Math.max(0.05, (this.msAFact + (ended - started) / looked) / 2);
      if (more || busy) this.factsRestUntil = ended + (ended - started) * (1 / FACTS_SHARE - 1);
      return more && this.factsRestUntil <= ended;
    } catch (error) {
      this.factsRestUntil = at.getTime() + FAILURE_REST_MS;
      onError(error);
      return false;
    }
  }

  /** Whoever has new snapshots is looked at again. */
  private async followSnapshots(db: Queryable, at: Date, busy: boolean): Promise<{ entered: number; left: number }> {
    const { refreshSnapshots, onError } = this.options;
    const none = { entered: 0, left: 0 };
    if (!refreshSnapshots || at.getTime() < this.nextSnapshots) return none;
    this.nextSnapshots = at.getTime() + (busy ? BUSY_SNAPSHOT_PAUSE_MS : SNAPSHOT_PAUSE_MS);
    let looked: readonly number[] = [];
    try {
      return await this.aside.attempt(db, async (look) => {
        await lockDefinitions(db, 'shared');
        const plan = await this.readPlan(db);
        const customers = await refreshSnapshots(db, at);
        looked = customers;
        if (customers.length === 0) return none;
        return look(plan, { customers, since: customers.map(() => at.getTime()) }, at);
      });
    } catch (error) {
      this.nextSnapshots = at.getTime() + FAILURE_REST_MS;
      onError(error);
      return none;
    } finally {
      this.builder.touch(looked);
    }
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
        await this.builder.step(db, await this.readPlan(db));
      });
      this.builder.stepped();
    } catch (error) {
      this.restAfterFailure = at.getTime() + FAILURE_REST_MS;
      this.options.onError(error);
    }
  }
}
