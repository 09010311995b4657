import { setTimeout as sleep } from 'node:timers/promises';
import { FixedClock } from '@/lib/core';
import { pool } from '@/lib/platform/db';
import { PostOutside } from '@/lib/platform/outside/post-outside';
import { type CreateWebhookInput, createWebhook } from '@/lib/services/delivery/webhooks/create-webhook';
import { sender } from '@/lib/services/delivery/webhooks/dispatch/attempt';
import { Dispatcher } from '@/lib/services/delivery/webhooks/dispatch/dispatcher';
import { listDeliveries } from '@/lib/services/delivery/webhooks/list-deliveries';
import { openProductDatabase } from './product-database';
import { openReceiver, type WebhookReceiver } from './webhook-receiver';

/** Near the real time: a verifier refuses messages that are older than five minutes by the system's clock. */
export const START = new Date();
export const [SECOND, HOUR] = [1_000, 3_600_000];
/** How long a receiver that hangs is waited for. */
export const PATIENCE = 2_000;

/** A shop of 500 customers and two segments, receivers on this machine, and a dispatcher with a clock of one's own. */
export class WebhookWorld {
  clock = new FixedClock(START);
  dispatcher = this.newDispatcher();
  private outside = new PostOutside({ allowPrivate: true, timeoutMs: PATIENCE });
  private readonly receivers: WebhookReceiver[] = [];

  private constructor(private readonly database: Awaited<ReturnType<typeof openProductDatabase>>) {}

  static async open(): Promise<WebhookWorld> {
    return new WebhookWorld(await openProductDatabase());
  }

  /** Everything as at the start: for `beforeEach`. */
  async reset(): Promise<void> {
    this.clock = new FixedClock(START);
    this.outside = new PostOutside({ allowPrivate: true, timeoutMs: PATIENCE });
    this.dispatcher = this.newDispatcher();
    await pool().query(
      'TRUNCATE webhook_endpoint, webhook_delivery, webhook_outbox, segment_transition, segment, customer RESTART IDENTITY CASCADE',
    );
    await pool().query(
      `INSERT INTO customer (number, id, external_id, created_at, updated_at) SELECT n, 'cus_' || n, 'u' || n, $1, $1 FROM generate_series(1, 500) AS n`,
      [START],
    );
    for (const name of ['Browsers', 'VIPs'])
      await pool().query(
        `INSERT INTO segment (id, key, name, rule, status, created_at, updated_at) VALUES ($1, $2, $3, '{"type":"all","children":[]}', 'active', $4, $4)`,
        [`seg_${name}`, name.toLowerCase(), name, START],
      );
  }

  /** Closes receivers and connections: for `afterEach`. */
  async rest(): Promise<void> {
    this.outside.close();
    for (const receiver of this.receivers.splice(0)) await receiver.close();
  }

  close(): Promise<void> {
    return this.database.close();
  }

  newDispatcher(): Dispatcher {
    const send = sender({ post: (...args) => this.outside.post(...args) }, { now: () => this.clock.now() });
    return new Dispatcher({ clock: { now: () => this.clock.now() }, send, wake: () => undefined });
  }

  async receive(...args: Parameters<typeof openReceiver>): Promise<WebhookReceiver> {
    const receiver = await openReceiver(...args);
    this.receivers.push(receiver);
    return receiver;
  }

  announceTo(url: string, more: Partial<CreateWebhookInput> = {}): ReturnType<typeof createWebhook> {
    const events = ['segment.entered', 'segment.left'] as const;
    return createWebhook(pool(), { url, events, segments: null, at: this.clock.now(), ...more });
  }

  /** What the writers of memberships do. */
  async move(customers: number[], { segment = 1, entered = true, initial = false } = {}): Promise<void> {
    await pool().query(
      'INSERT INTO segment_transition (segment, customer, entered, at, initial) SELECT $1, c, $3, $4, $5 FROM unnest($2::int[]) AS c',
      [segment, customers, entered, this.clock.now(), initial],
    );
  }

  /** Ticks until nothing is left to do at the clock's instant. */
  async settle(dispatcher = this.dispatcher): Promise<void> {
    do {
      await dispatcher.tick(pool());
      await sleep(5);
    } while (dispatcher.busy > 0);
  }

  /** The log of an endpoint, the latest first. */
  async deliveries(webhookId: string): Promise<Awaited<ReturnType<typeof listDeliveries>>['data']> {
    return (await listDeliveries(pool(), webhookId, { limit: 500 })).data;
  }
}
