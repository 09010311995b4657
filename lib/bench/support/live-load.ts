import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, type Random } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import type { Pool } from '@/lib/platform/db';
import type { ApiClient } from './api-client';
import { makeEvents } from './make-events';

/** Events a second that come in meanwhile, in batches of 50. */
export const LOAD_PER_SECOND = 1_000;
const BATCH = 50;
const PROBES_PER_SECOND = 5;
export const PROBE_EVENT = 'Bench Probe';
/** Probes leave their segment so long after they have entered. */
const STAYS_MS = 60_000;

export interface LiveFigures {
  /** Milliseconds from sending an event to the membership being there, and to the webhook having arrived. */
  toMembership: number[];
  toWebhook: number[];
  /** Milliseconds from the end of the window to the exit being there. */
  toExit: number[];
  eventsPerSecond: number;
}

interface Probe {
  externalId: string;
  sentAt: number;
  enteredAt?: number;
  toldAt?: number;
  leftAt?: number;
}

/** A server on loopback that webhooks are sent to; tells of each customer who has entered. */
export async function receiveWebhooks(onEntered: (externalId: string) => void) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.end();
      const message = JSON.parse(Buffer.concat(chunks).toString()) as {
        type: string;
        data: { customer: { externalId: string } };
      };
      if (message.type === 'segment.entered') onEntered(message.data.customer.externalId);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/**
 * Sends a thousand events a second for some seconds, among them those of probes, customers who enter a segment by one
 * event and leave it a minute later, and measures when that shows.
 */
export async function runLiveLoad(
  source: ApiClient,
  db: Pool,
  probeSegment: string,
  options: { seconds: number; customers: number; seed: number },
  heard: Map<string, number>,
): Promise<LiveFigures> {
  const probes = new Map<string, Probe>();
  const random = createRandom(options.seed).fork('live');
  const watching = new AbortController();
  const watch = watchMembership(db, probeSegment, probes, watching.signal);
  const started = performance.now();
  let sent = 0;
  const ticks = Math.round((options.seconds * LOAD_PER_SECOND) / BATCH);
  const calls: Promise<unknown>[] = [];
  for (let tick = 0; tick < ticks; tick += 1) {
    const due = started + (tick * BATCH * 1000) / LOAD_PER_SECOND;
    await sleep(Math.max(0, due - performance.now()));
    calls.push(source.post('/api/v1/batch', { batch: loadOf(random, tick, options) }));
    sent += BATCH;
    if (tick % (LOAD_PER_SECOND / BATCH / PROBES_PER_SECOND) === 0)
      calls.push(sendProbe(source, probes, random.int(1, options.customers)));
  }
  await Promise.all(calls);
  const seconds = (performance.now() - started) / 1000;
  await sleep(STAYS_MS + 5_000);
  watching.abort();
  await watch;
  const all = [...probes.values()];
  const since = (pick: (probe: Probe) => number | undefined, base: (probe: Probe) => number) =>
    all.map((probe) => (pick(probe) ?? Number.POSITIVE_INFINITY) - base(probe));
  for (const probe of all) probe.toldAt = heard.get(probe.externalId);
  return {
    toMembership: since(
      ({ enteredAt }) => enteredAt,
      ({ sentAt }) => sentAt,
    ),
    toWebhook: since(
      ({ toldAt }) => toldAt,
      ({ sentAt }) => sentAt,
    ),
    toExit: since(
      ({ leftAt }) => leftAt,
      ({ sentAt }) => sentAt + STAYS_MS,
    ),
    eventsPerSecond: sent / seconds,
  };
}

function loadOf(random: Random, tick: number, { customers, seed }: { customers: number; seed: number }): unknown[] {
  return makeEvents(BATCH, customers, seed + tick + 1, systemClock.now()).map((event, index) => ({
    ...event,
    messageId: `live-${seed}-${tick}-${index}`,
    userId: `customer-${random.int(1, customers)}`,
  }));
}

async function sendProbe(source: ApiClient, probes: Map<string, Probe>, customer: number): Promise<void> {
  const externalId = `customer-${customer}`;
  if (probes.has(externalId)) return;
  const sentAt = systemClock.now().getTime();
  probes.set(externalId, { externalId, sentAt });
  await source.post('/api/v1/track', {
    userId: externalId,
    event: PROBE_EVENT,
    timestamp: new Date(sentAt).toISOString(),
  });
}

/** Looks every few milliseconds who is in the segment. */
async function watchMembership(
  db: Pool,
  segment: string,
  probes: ReadonlyMap<string, Probe>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { rows } = await db.query<{ externalId: string; left: boolean }>(
      `SELECT c.external_id AS "externalId", m.left_at IS NOT NULL AS left FROM segment s JOIN membership m ON m.segment = s.number
       JOIN customer c ON c.number = m.customer WHERE s.id = $1`,
      [segment],
    );
    const now = systemClock.now().getTime();
    for (const { externalId, left } of rows) {
      const probe = probes.get(externalId);
      if (!probe) continue;
      probe.enteredAt ??= now;
      if (left) probe.leftAt ??= now;
    }
    await sleep(10);
  }
}
