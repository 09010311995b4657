import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { durationMs, parseDuration, systemClock } from '@/lib/core';
import { LiveShop } from '@/lib/demo/live/live-shop';
import type { LiveCall } from '@/lib/demo/live/types';
import { CliError } from './cli-error';
import { readAccess } from './demo/read-access';
import { readPacked } from './demo/read-packed';
import { sendBatch } from './demo/send-batch';
import { readEnvironment } from './environment';

const TICK_MS = 500;
const LINE_MS = 3_000;
const MOST_WAITING = 5_000;
const HELP = `npm run demo:live -- [--rate 5] [--for 10m]
  Plays visitors of the demo shop through the public API until Ctrl-C: --rate is events a second (0.2 to 200), --for how
  long. The product must be running; its address and write key come from .data/demo.json.`;

/** `npm run demo:live`: the demo shop goes on living. */
export async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.log(HELP);
    return 0;
  }
  const { url, writeKey } = readAccess(readEnvironment().dataFolder);
  const shop = new LiveShop(readPacked(), { rate: options.rate, run: systemClock.now().getTime().toString(36) });
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  console.log(`Visitors come to ${url}, about ${options.rate} events a second. Ctrl-C ends it.`);
  await play(shop, { url, writeKey, until: systemClock.now().getTime() + options.forMs, signal: stop.signal });
  return 0;
}

interface Stage {
  url: string;
  writeKey: string;
  until: number;
  signal: AbortSignal;
}

async function play(shop: LiveShop, { url, writeKey, until, signal }: Stage): Promise<void> {
  const sent = new Map<string, number>();
  let waiting: LiveCall[] = [];
  let nextLine = 0;
  for (;;) {
    const now = systemClock.now().getTime();
    const over = signal.aborted || now >= until;
    if (!over && waiting.length < MOST_WAITING) waiting.push(...shop.advance(now));
    const left = await sendBatch(url, writeKey, waiting);
    for (const call of waiting.slice(0, waiting.length - left.length)) count(sent, call);
    waiting = left;
    if (over || now >= nextLine) {
      nextLine = now + LINE_MS;
      console.log(line(now, shop.present, sent, waiting.length));
    }
    if (over) return;
    await sleep(TICK_MS, undefined, { signal }).catch(() => undefined);
  }
}

const count = (sent: Map<string, number>, call: LiveCall) => {
  const name = call.event ?? call.type;
  sent.set(name, (sent.get(name) ?? 0) + 1);
};

function line(now: number, present: number, sent: ReadonlyMap<string, number>, waiting: number): string {
  const n = (name: string) => (sent.get(name) ?? 0).toLocaleString('en-GB');
  const all = [...sent.values()].reduce((sum, value) => sum + value, 0).toLocaleString('en-GB');
  const held = waiting > 0 ? `; ${waiting.toLocaleString('en-GB')} wait: the product does not answer` : '';
  return `${new Date(now).toISOString().slice(11, 19)}  ${present} visitors; sent ${all} events: ${n('Product Viewed')} views, ${n('Product Added')} into carts, ${n('Checkout Started')} checkouts, ${n('Order Completed')} orders, ${n('identify')} sign-ups${held}`;
}

function readOptions(args: readonly string[]): { rate: number; forMs: number } | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: { rate: { type: 'string', default: '5' }, for: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return undefined;
  const rate = Number(values.rate);
  if (!(rate >= 0.2 && rate <= 200))
    throw new CliError(`--rate must be a number from 0.2 to 200; it is "${values.rate}".`, 2);
  // Seconds are no duration of the rule language, but handy here.
  const seconds = /^(\d+)s$/.exec(values.for ?? '');
  if (values.for !== undefined && !seconds && !parseDuration(values.for))
    throw new CliError(`--for must be like 30s, 10m or 2h; it is "${values.for}".`, 2);
  return {
    rate,
    forMs:
      values.for === undefined
        ? Number.POSITIVE_INFINITY
        : seconds
          ? Number(seconds[1]) * 1000
          : durationMs(values.for),
  };
}
