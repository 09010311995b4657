import sql, { type Sql } from 'sql-template-tag';
import type { CursorKind } from './cursor';

/** By what the list can be ordered: the value, of `customer c`, its facts `f` and its snapshot `s`, and its type. */
const ORDERS = {
  created: { value: sql`c.created_at`, number: sql`c.number`, type: sql`timestamptz`, kind: 'time', always: true },
  lastSeen: {
    value: sql`f.last_seen_at`,
    number: sql`f.customer`,
    type: sql`timestamptz`,
    kind: 'time',
    always: false,
  },
  lastOrder: {
    value: sql`f.last_order_at`,
    number: sql`f.customer`,
    type: sql`timestamptz`,
    kind: 'time',
    always: false,
  },
  orders: { value: sql`f.orders`, number: sql`f.customer`, type: sql`int`, kind: 'integer', always: false },
  spent: { value: sql`f.revenue`, number: sql`f.customer`, type: sql`numeric`, kind: 'decimal', always: false },
  engagement: {
    value: sql`s.engagement_score`,
    number: sql`s.customer`,
    type: sql`float8`,
    kind: 'float',
    always: false,
  },
} as const satisfies Record<string, { value: Sql; number: Sql; type: Sql; kind: CursorKind; always: boolean }>;

export type CustomerSort = keyof typeof ORDERS;
export const CUSTOMER_SORTS = Object.keys(ORDERS) as [CustomerSort, ...CustomerSort[]];

export const DEFAULT_SORT = '-lastSeen';

export interface CustomerOrder {
  sort: CustomerSort;
  descending: boolean;
}

/** `-lastSeen` as an order; what is none is the order unless said. */
export function parseOrder(text: string | undefined): CustomerOrder {
  const given = text ?? DEFAULT_SORT;
  const name = given.replace(/^-/, '');
  const sort = CUSTOMER_SORTS.find((each) => each === name);
  return sort ? { sort, descending: given.startsWith('-') } : { sort: 'lastSeen', descending: true };
}

/** The parts of a statement that walks customers in an order. */
export function orderParts({ sort, descending }: CustomerOrder) {
  const { value, number, type, kind, always } = ORDERS[sort];
  const table =
    sort === 'created' ? sql`customer c` : sort === 'engagement' ? sql`customer_snapshot s` : sql`customer_fact f`;
  return {
    value,
    number,
    type,
    kind,
    always,
    table,
    direction: descending ? sql`DESC` : sql`ASC`,
    beyond: descending ? sql`<` : sql`>`,
  };
}

/** The order as an address writes it, and a cursor names it. */
export const orderName = ({ sort, descending }: CustomerOrder): string => `${descending ? '-' : ''}${sort}`;
