import { AppError } from '@/lib/core';
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

/**
 * Group commit: while one transaction is being written, what arrives is gathered into the next. A caller is answered
 * when its events are durable. When more than 100,000 events wait, new ones are refused with `unavailable`, so that
 * memory stays bounded and the client keeps them.
 */
export class CommitQueue {
  private waiting: Waiting[] = [];
  private waitingEvents = 0;
  private running = false;

  constructor(
    private readonly db: Pool,
    private readonly clock: Clock,
  ) {}

  submit(events: readonly AcceptedEvent[]): Promise<void> {
    if (events.length === 0) return Promise.resolve();
    if (this.waitingEvents + events.length > MAX_WAITING) {
      return Promise.reject(
        new AppError('unavailable', 'More events are waiting than can be taken now.', { retryAfter: 1 }),
      );
    }
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
