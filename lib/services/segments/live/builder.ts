import type { Pool, Queryable } from '@/lib/platform/db';
import { applyChunk, applyDue, CHUNK, finishBuild } from './apply-build';
import { type Build, buildMemberships } from './build-memberships';
import type { LivePlan } from './live-plan';
import { writeThresholds } from './thresholds';

interface Extent {
  maxCustomer: number;
  /** Members that each segment (number) has now, as far as it was counted. */
  sizes: ReadonlyMap<number, number>;
}

type Step = (db: Queryable, plan: LivePlan) => Promise<void>;

/**
 * Builds the whole membership of segments beside the live loop. From its start the loop looks after everyone whose data
 * changes or whose time comes, under the new rules already; the build writes the others, who are as they were when it
 * began. So it never holds the loop up for longer than a chunk, and together they are exact.
 */
export class Builder {
  private state: { failed?: unknown; steps?: Step[]; touched: Set<number> } | undefined;

  constructor(private readonly pool: Pool) {}

  get running(): boolean {
    return this.state !== undefined;
  }

  /** There is a chunk to be written. */
  get ready(): boolean {
    return this.state?.steps !== undefined || this.state?.failed !== undefined;
  }

  /** Tells of customers that the loop has looked at. */
  touch(customers: readonly number[]): void {
    for (const customer of customers) this.state?.touched.add(customer);
  }

  /** Begins to evaluate the segments that are not built yet; resolves when the chunks are ready. */
  async start(plan: LivePlan, at: Date): Promise<void> {
    const state: NonNullable<typeof this.state> = { touched: new Set() };
    this.state = state;
    try {
      const build = await buildMemberships(
        this.pool,
        plan.segments.filter(({ unbuilt }) => unbuilt),
        plan.thresholds,
        at,
      );
      state.steps = this.stepsOf(build, await this.readExtent());
    } catch (error) {
      state.failed = error;
    }
  }

  /** Writes the next chunk in the caller's transaction; throws what made the build fail, and ends it then. */
  async step(db: Queryable, plan: LivePlan): Promise<void> {
    const { state } = this;
    if (!state) return;
    if (state.failed !== undefined) {
      this.state = undefined;
      throw state.failed;
    }
    await state.steps?.[0]?.(db, plan);
  }

  /** The transaction of the last step has been committed. */
  stepped(): void {
    this.state?.steps?.shift();
    if (this.state?.steps?.length === 0) this.state = undefined;
  }

  private async readExtent(): Promise<Extent> {
    const { rows } = await this.pool.query<{ max: number | null }>('SELECT max(number) AS max FROM customer');
    const sizes = await this.pool.query<{ number: number; size: number }>(
      'SELECT number, size FROM segment WHERE size > 0',
    );
    return { maxCustomer: rows[0]?.max ?? 0, sizes: new Map(sizes.rows.map(({ number, size }) => [number, size])) };
  }

  private stepsOf(build: Build, { maxCustomer, sizes }: Extent): Step[] {
    const { at, segments, thresholds, due } = build;
    const steps: Step[] = [];
    // A segment that has been changed or stopped meanwhile is left to the next build.
    const still = (plan: LivePlan, { number, version }: { number: number; version: number }): boolean =>
      plan.segments.some((one) => one.number === number && one.version === version);
    if (Object.keys(thresholds).length > 0)
      steps.push((db) => writeThresholds(db, thresholds, at).then(() => undefined));
    for (const segment of segments) {
      // As many parts as it takes to have a chunk's members in each, of those who are in it or will be.
      const parts = Math.ceil(Math.max(1, segment.members.length, sizes.get(segment.number) ?? 0) / CHUNK);
      const span = Math.ceil((maxCustomer + 1) / parts);
      for (let from = 0; from <= maxCustomer; from += span) {
        const members = segment.members.subarray(rankOf(segment.members, from), rankOf(segment.members, from + span));
        steps.push(async (db, plan) => {
          if (still(plan, segment))
            await applyChunk(
              db,
              { segment: segment.number, members, from, to: from + span },
              [...(this.state?.touched ?? [])],
              at,
            );
        });
      }
    }
    for (let start = 0; start < due.customers.length; start += CHUNK)
      steps.push((db) =>
        applyDue(db, due.customers.slice(start, start + CHUNK), due.at.slice(start, start + CHUNK)).then(
          () => undefined,
        ),
      );
    steps.push(async (db, plan) => {
      for (const segment of segments)
        if (still(plan, segment)) await finishBuild(db, segment.number, segment.version, at);
      // Whoever was looked at before the thresholds came into force is looked at again.
      const touched = [...(this.state?.touched ?? [])];
      if (Object.keys(thresholds).length > 0 && touched.length > 0)
        await db.query('INSERT INTO change (customers, at) VALUES ($1, $2)', [touched, at]);
    });
    return steps;
  }
}

/** How many of the ascending numbers are below one. */
function rankOf(numbers: Uint32Array, below: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < below) low = middle + 1;
    else high = middle;
  }
  return low;
}
