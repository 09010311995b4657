import { createRandom, type Random } from '@/lib/core';
import { sampler } from '../behaviour/world';
import { Mailboxes } from '../people/draw-person';
import { buildProducts } from '../products/build-products';
import type { RetailSource } from '../source/types';
import { type LiveWorld, planVisit } from './plan-visit';
import type { LiveCall, LiveStep } from './types';

/** Mean pause between two steps of a visitor, in seconds. */
const MEAN_PAUSE_S = 5;
/** Of the visits, those of customers who are recognised. */
const KNOWN = 0.72;

interface Visitor {
  userId: string | undefined;
  anonymousId: string;
  steps: LiveStep[];
  next: number;
}

/**
 * Visitors who come and go, as many as make about `rate` events a second. Time comes by argument: `advance` gives the
 * calls that have come due. `run` names this performance in all ids, so that none meets an earlier one's.
 */
export class LiveShop {
  private readonly random: Random;
  private readonly world: LiveWorld;
  private readonly userIds: readonly string[];
  private visitors: Visitor[] = [];
  private counts = { cart: 0, order: 0, user: 0, message: 0 };

  constructor(
    source: RetailSource,
    private readonly options: { rate: number; run: string },
  ) {
    this.random = createRandom(options.run);
    const products = buildProducts(source);
    // Whoever ordered last is the likeliest to come again.
    const last = new Map(source.invoices.map((invoice) => [invoice.customer, invoice.minute]));
    this.userIds = [...last]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 2500)
      .map(([customer]) => String(source.customers[customer]?.id));
    this.world = {
      products,
      popular: sampler(products.map((product) => product.lines + 1)),
      mailboxes: new Mailboxes(),
      fresh: (what) => {
        this.counts[what] += 1;
        return `${what === 'order' ? 'L' : `${what}-`}${options.run}-${this.counts[what]}`;
      },
    };
  }

  get present(): number {
    return this.visitors.length;
  }

  /** What happened up to `now` (epoch milliseconds), in order; as visitors leave, others come. */
  advance(now: number): LiveCall[] {
    const wanted = Math.max(1, Math.round(this.options.rate * MEAN_PAUSE_S));
    while (this.visitors.length < wanted) this.visitors.push(this.arrive(now));
    const calls = this.visitors.flatMap((visitor) => this.act(visitor, now));
    this.visitors = this.visitors.filter((visitor) => visitor.steps.length > 0);
    return calls.sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
  }

  private arrive(now: number): Visitor {
    const { random } = this;
    const known = random.chance(KNOWN);
    this.counts.message += 1;
    const steps = planVisit(this.world, random, { known, year: new Date(now).getUTCFullYear() });
    const visitor = {
      userId: known ? random.pick(this.userIds) : undefined,
      anonymousId: `visitor-${this.options.run}-${this.counts.message}`,
      steps,
      next: 0,
    };
    visitor.next = now + (steps[0]?.pauseMs ?? 0);
    return visitor;
  }

  private act(visitor: Visitor, now: number): LiveCall[] {
    const calls: LiveCall[] = [];
    while (visitor.next <= now) {
      const step = visitor.steps.shift();
      if (!step) break;
      visitor.userId = step.becomes ?? visitor.userId;
      this.counts.message += 1;
      calls.push({
        ...step.call,
        messageId: `live-${this.options.run}-${this.counts.message}`,
        timestamp: new Date(visitor.next).toISOString(),
        anonymousId: visitor.anonymousId,
        ...(visitor.userId ? { userId: visitor.userId } : {}),
      });
      visitor.next += visitor.steps[0]?.pauseMs ?? 0;
    }
    return calls;
  }
}
