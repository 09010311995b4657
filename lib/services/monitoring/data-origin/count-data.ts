import type { Queryable } from '@/lib/platform/db';

export interface DataCounts {
  customers: number;
  products: number;
  /** By name; one kind of call each. */
  events: { kind: string; name: string; events: number }[];
}

const COUNT_CUSTOMERS = `
  SELECT (SELECT count(*) FROM customer WHERE merged_into IS NULL AND erased_at IS NULL)::int AS customers,
    (SELECT count(*) FROM product)::int AS products`;

const COUNT_EVENTS = `
  SELECT n.kind, n.name, e.events FROM (SELECT name, count(*)::int AS events FROM event GROUP BY name) e
  JOIN event_name n ON n.id = e.name ORDER BY e.events DESC, n.name`;

/** What the tables hold now: customers, products, and events by name, most first. */
export async function countData(db: Queryable): Promise<DataCounts> {
  const [things, events] = await Promise.all([
    db.query<{ customers: number; products: number }>(COUNT_CUSTOMERS),
    db.query<DataCounts['events'][number]>(COUNT_EVENTS),
  ]);
  return { customers: things.rows[0]?.customers ?? 0, products: things.rows[0]?.products ?? 0, events: events.rows };
}
