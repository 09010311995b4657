import { AppError, hash32 } from '@/lib/core';
import type { Clock } from '@/lib/core/clock';
import type { Pool } from '@/lib/platform/db';
import type { AcceptedEvent } from './accept-call';
import { commitEvents } from './commit-events';

interface Waiting {
  events: readonly AcceptedEvent[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

const MAX_COMMIT = 6_000;
const MAX_WAITING = 100_000;

/** Transactions at once: while the database writes one, the process plans the other. */
const LANES = 2;

/**
 * Group commit: while one transaction is being written, what arrives is gathered into the next. A caller is answered
 * when its events are durable. When more than 100,000 events wait, new ones are refused with `unavailable`, so that
 * memory stays bounded and the client keeps them.
 *
 * Under load there are two such lines, each for its share of the identities, so that they seldom meet. Where they do (an
 * anonymous visitor in one, his user id in the other) it is as with two processes: the later one begins again.
 */
export class CommitQueue {
  private readonly lanes: readonly Lane[];

  constructor(db: Pool, clock: Clock) {
    this.lanes = Array.from({ length: LANES }, () => new Lane(db, clock));
  }

  async submit(events: readonly AcceptedEvent[]): Promise<void> {
    if (events.length === 0) return;
    if (this.lanes.reduce((sum, { waitingEvents }) => sum + waitingEvents, 0) + events.length > MAX_WAITING) {
      throw new AppError('unavailable', 'More events are waiting than can be taken now.', { retryAfter: 1 });
    }
    const [first] = this.lanes;
    if (first && this.lanes.every(({ isBusy }) => !isBusy)) return first.submit(events);
    const shares: AcceptedEvent[][] = this.lanes.map(() => []);
    for (const event of events) shares[hash32(event.userId ?? event.anonymousId ?? '') % LANES]?.push(event);
    // Each is waited for: whoever is answered knows that nothing of his is on its way any more.
    const outcomes = await Promise.allSettled(this.lanes.map((lane, index) => lane.submit(shares[index] ?? [])));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }
}

class Lane {
  private waiting: Waiting[] = [];
  waitingEvents = 0;
  private running = false;

  constructor(
    private readonly db: Pool,
    private readonly clock: Clock,
  ) {}

  get isBusy(): boolean {
    return this.running;
  }

  submit(events: readonly AcceptedEvent[]): Promise<void> {
    if (events.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.waiting.push({ events, resolve, reject });
      this.waitingEvents += events.length;
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      const group = this.take();
      try {
        await commitEvents(
          this.db,
          group.flatMap(({ events }) => events),
          this.clock.now(),
        );
        for (const { resolve } of group) resolve();
      } catch (error) {
        await this.settleAlone(group, error);
      }
    }
    this.running = false;
  }

  private take(): Waiting[] {
    let events = 0;
    let count = 0;
    for (const entry of this.waiting) {
      if (count > 0 && events + entry.events.length > MAX_COMMIT) break;
      events += entry.events.length;
      count += 1;
    }
    this.waitingEvents -= events;
    return this.waiting.splice(0, count);
  }

  /** One request's events must not fail those of another: after a failure each is tried by itself. */
  private async settleAlone(group: readonly Waiting[], error: unknown): Promise<void> {
    for (const { events, resolve, reject } of group) {
      if (group.length === 1) {
        reject(error);
        continue;
      }
      await commitEvents(this.db, events, this.clock.now()).then(resolve, reject);
    }
  }
}
