import { ORDER_COMPLETED, ORDER_REFUNDED } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import { DEFAULT_FORMULA, pointsByName } from '../../metrics/engagement-formula';
import { type EventNames, readEventNames } from '../../metrics/event-names';
import { type Histories, KIND, type TimedTexts } from './history';
import { readTimedTexts, type TextSource } from './read-timed-texts';

/** What reading needs to know beforehand, the same for every portion of customers. */
export interface HistoryScope {
  names: EventNames;
  /** Categories in lower case, as events are kept by; their order is that of the feature set. */
  categories: readonly string[];
  texts: readonly TextSource[];
}

/** A row: customer, name, milliseconds, total, category; 28 bytes. */
const ROW_BYTES = 28;
const ROWS = `
SELECT string_agg(int4send(e.customer) || int4send(e.name) || float8send(date_part('epoch', e.occurred_at) * 1000)
  || float8send(coalesce(e.total::float8, 'NaN')) || int4send(coalesce(k.code, 0)::int), ''::bytea ORDER BY e.customer, e.occurred_at, e.seq) AS bytes
FROM event e LEFT JOIN unnest($4::text[]) WITH ORDINALITY AS k(category, code) ON k.category = e.category
WHERE e.customer = ANY($1::int[]) AND e.occurred_at <= $2 AND e.name = ANY($3::int[])`;
const FIRST_SEEN = `SELECT number, date_part('epoch', first_seen_at) * 1000 AS "firstSeen" FROM customer WHERE number = ANY($1::int[])`;

const KINDS: Readonly<Record<string, number>> = {
  [ORDER_COMPLETED]: KIND.order,
  [ORDER_REFUNDED]: KIND.refund,
  'Product Viewed': KIND.view,
  'Product Added': KIND.add,
  'Checkout Started': KIND.checkout,
  'Email Delivered': KIND.delivered,
  'Email Opened': KIND.opened,
  'Email Link Clicked': KIND.clicked,
};

/** The kind of each event name by its number; 0 for what features do not see. */
function kindsOf(names: EventNames, points: readonly number[]): Uint8Array {
  const kinds = new Uint8Array(names.largest + 1);
  const inSession = new Set(names.inSession);
  for (const { id, kind, name } of names.all) {
    const known = kind === 'track' && Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    kinds[id] = known ?? (inSession.has(id) ? KIND.session : (points[id] ?? 0) === 0 ? 0 : KIND.other);
  }
  return kinds;
}

export const readHistoryScope = async (
  db: Queryable,
  categories: readonly string[],
  texts: readonly TextSource[],
): Promise<HistoryScope> => ({ names: await readEventNames(db), categories, texts });

/** The events of some customers up to an instant, in one state of the data if the connection is in one. */
export async function readHistories(
  db: Queryable,
  { names, categories, texts }: HistoryScope,
  customers: readonly number[],
  upTo: Date,
): Promise<Histories> {
  const numbers = Int32Array.from(new Set(customers)).sort();
  const list = Array.from(numbers);
  const pointsOf = pointsByName(DEFAULT_FORMULA, names);
  const kindOf = kindsOf(names, pointsOf);
  const seen = [...kindOf.keys()].filter((id) => kindOf[id] !== 0);
  const { rows } = await db.query<{ bytes: Buffer | null }>(ROWS, [list, upTo, seen, categories]);
  const bytes = rows[0]?.bytes ?? Buffer.alloc(0);
  const n = bytes.length / ROW_BYTES;
  const places = new Map(list.map((number, place) => [number, place]));
  const starts = new Int32Array(numbers.length + 1);
  const times = new Float64Array(n);
  const kinds = new Uint8Array(n);
  const points = new Float64Array(n);
  const totals = new Float64Array(n);
  const codes = new Int32Array(n);
  for (let e = 0; e < n; e += 1) {
    const offset = e * ROW_BYTES;
    const place = places.get(bytes.readInt32BE(offset)) ?? 0;
    const name = bytes.readInt32BE(offset + 4);
    starts[place + 1] = e + 1;
    times[e] = Math.round(bytes.readDoubleBE(offset + 8));
    kinds[e] = kindOf[name] ?? 0;
    points[e] = pointsOf[name] ?? 0;
    totals[e] = bytes.readDoubleBE(offset + 16);
    codes[e] = bytes.readInt32BE(offset + 24);
  }
  for (let i = 1; i < starts.length; i += 1) starts[i] = Math.max(starts[i] ?? 0, starts[i - 1] ?? 0);
  const firstSeen = new Float64Array(numbers.length).fill(Number.NaN);
  const known = await db.query<{ number: number; firstSeen: number | null }>(FIRST_SEEN, [list]);
  for (const row of known.rows) firstSeen[places.get(row.number) ?? 0] = row.firstSeen ?? Number.NaN;
  const timed = new Map<string, TimedTexts>();
  for (const source of texts) timed.set(source.name, await readTimedTexts(db, source, list, places, upTo));
  return { customers: numbers, firstSeen, starts, times, kinds, points, totals, categories: codes, texts: timed };
}
