import { hash } from 'node:crypto';
import type { Client } from 'pg';
import type { DemoEvent } from '@/lib/demo/behaviour/event-of';
import type { DemoShop } from '@/lib/demo/generate-shop';
import { type CopyValue, copyRows } from '@/lib/platform/bulk/copy-rows';
import { withoutIndexes } from '@/lib/platform/bulk/without-indexes';
import { ConsentLedger } from './consent-ledger';

export interface EventCounts {
  /** Events by name. */
  names: Record<string, number>;
  consent: ConsentLedger;
}

const COLUMNS = [
  'message_key',
  'seq',
  'customer',
  'name',
  'occurred_at',
  'received_at',
  'product',
  'category',
  'total',
  'properties',
];

/** All events, numbered in order of time, as if each had been received when it happened. */
export async function copyEvents(client: Client, shop: DemoShop, say: (line: string) => void): Promise<EventCounts> {
  const numbers = new Map<string, number>();
  const names: Record<string, number> = {};
  const consent = new ConsentLedger();
  let seq = 0;
  function* rows(): Iterable<readonly CopyValue[]> {
    for (const event of shop.events()) {
      const key = `${event.kind}\t${event.name}`;
      const name = numbers.get(key) ?? numbers.size + 1;
      numbers.set(key, name);
      names[event.name] = (names[event.name] ?? 0) + 1;
      seq += 1;
      consent.note(event);
      yield row(event, seq, name);
    }
  }
  await withoutIndexes(
    client,
    'event',
    async () => {
      await copyRows(client, 'event', COLUMNS, rows(), (count) =>
        say(`events ${count.toLocaleString('en-GB')} of ${shop.size.toLocaleString('en-GB')}`),
      );
    },
    (index) => say(`index ${index}`),
  );
  await copyRows(
    client,
    'event_name',
    ['id', 'kind', 'name'],
    [...numbers].map(([key, id]) => [id, ...key.split('\t')]),
  );
  return { names, consent };
}

function row(event: DemoEvent, seq: number, name: number): readonly CopyValue[] {
  const { productId, category, total } = event.properties ?? {};
  const at = new Date(event.at).toISOString();
  return [
    hash('sha256', event.messageId).slice(0, 32),
    seq,
    event.customer + 1,
    name,
    at,
    at,
    typeof productId === 'string' ? productId.toLowerCase() : null,
    typeof category === 'string' ? category.toLowerCase() : null,
    typeof total === 'number' ? total : null,
    event.properties === null ? null : JSON.stringify(event.properties),
  ];
}
