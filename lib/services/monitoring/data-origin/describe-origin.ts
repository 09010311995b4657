import { ORDER_COMPLETED, ORDER_REFUNDED } from '@/lib/catalog';
import type { DataCounts } from './count-data';
import type { DemoRecord } from './read-demo-setting';

/** One kind of thing: how many there are now, and where they come from. */
export interface OriginRow {
  what: string;
  kind: 'customers' | 'products' | 'events';
  now: number;
  /** Of the demo's source. */
  real: number;
  /** Made up when the demo was loaded. */
  generated: number;
  /** Come since then; negative never, as what was merged or erased is not counted as missing. */
  received: number;
}

/** Where each kind of data comes from: the demo's real part, its generated part, and what has come since. */
export function describeOrigin(counts: DataCounts, demo: DemoRecord | null): OriginRow[] {
  const row = (what: string, kind: OriginRow['kind'], now: number, real: number, generated: number): OriginRow => ({
    what,
    kind,
    now,
    real,
    generated,
    received: Math.max(0, now - real - generated),
  });
  const generated = demo?.generated;
  const people = row(
    'Customers',
    'customers',
    counts.customers,
    demo?.real.customers ?? 0,
    (generated?.registered ?? 0) + (generated?.anonymous ?? 0),
  );
  const products = row('Products', 'products', counts.products, demo?.real.products ?? 0, 0);
  const realEvents: Record<string, number> = demo
    ? { [ORDER_COMPLETED]: demo.real.orders, [ORDER_REFUNDED]: demo.real.refunds }
    : {};
  const events = counts.events.map(({ name, events: now }) =>
    row(name, 'events', now, realEvents[name] ?? 0, generated?.events[name] ?? 0),
  );
  return [people, products, ...events.sort((a, b) => b.real - a.real || b.now - a.now)];
}
