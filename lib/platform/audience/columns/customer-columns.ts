import sql, { raw, type Sql } from 'sql-template-tag';
import { findMetric, findTrait } from '@/lib/catalog';
import { type LeafCondition, type MetricCondition, parseInstant, type TraitCondition } from '@/lib/rules';
import type { Queryable } from '../../db';

/** One scalar of JSON; a text also in Unicode lower case and, where it is a date, as milliseconds and MM-DD. */
export type ColumnValue = ColumnText | number | boolean;
export interface ColumnText {
  text: string;
  lowered: string;
  date?: { ms: number; day: string };
}

/** A value a customer, by customer number. */
export type CustomerColumn =
  | { kind: 'numbers'; numbers: Float64Array }
  /** `codes` lead to `values`; 0 is none. */
  | { kind: 'values'; codes: Uint32Array; values: (ColumnValue | undefined)[]; known: Map<string, number> }
  /** Some value is a list, an object or a number that is not held exactly: the database must be asked. */
  | { kind: 'irregular' };

interface Source {
  key: string;
  /** Changes with profiles, or with snapshot metrics. */
  follows: 'people' | 'scores';
  /** Rows (number, value): value is double precision, or jsonb. */
  rows: Sql;
  numeric: boolean;
}

/** Columns held at a time; the one not asked for the longest is given up first. */
const MAX_COLUMNS = 24;

/** What rules ask of customers: a trait or a metric. */
export type Asked = Pick<TraitCondition, 'type' | 'trait'> | Pick<MetricCondition, 'type' | 'metric'>;

/** What a condition reads of a customer that is no event; undefined where that is nothing, or more than a column. */
function sourceOf(condition: LeafCondition | Asked): Source | undefined {
  if (condition.type === 'trait') {
    const { storage } = findTrait(condition.trait);
    if (!('column' in storage) && condition.trait.includes('.')) return undefined;
    const value = 'column' in storage ? sql`to_jsonb(c.${raw(storage.column)})` : sql`c.traits -> ${condition.trait}`;
    return {
      key: `trait ${condition.trait}`,
      follows: 'people',
      rows: sql`SELECT c.number, ${value} AS value FROM customer c WHERE jsonb_typeof(${value}) <> 'null'`,
      numeric: false,
    };
  }
  if (condition.type !== 'metric') return undefined;
  if (condition.metric === 'tenureDays')
    return {
      key: 'first seen',
      follows: 'people',
      rows: sql`SELECT c.number, extract(epoch FROM c.first_seen_at)::float8 * 1000 AS value FROM customer c WHERE c.first_seen_at IS NOT NULL`,
      numeric: true,
    };
  const metric = findMetric(condition.metric);
  if (metric?.kind !== 'snapshot' || metric.key !== undefined || !metric.column) return undefined;
  const column = sql`s.${raw(metric.column)}`;
  const numeric = metric.type === 'number';
  return {
    key: `metric ${metric.column}`,
    follows: 'scores',
    rows: numeric
      ? sql`SELECT s.customer AS number, ${column}::float8 AS value FROM customer_snapshot s WHERE ${column} IS NOT NULL`
      : sql`SELECT s.customer AS number, to_jsonb(${column}) AS value FROM customer_snapshot s WHERE ${column} IS NOT NULL`,
    numeric,
  };
}

/** Values of customers by what conditions ask for: read at the first question, kept up with what changes. */
export class CustomerColumns {
  /** `some` holds the values of these customers only, each at its place in the list. */
  constructor(private readonly some?: readonly number[]) {}

  private readonly columns = new Map<string, { source: Source; column: CustomerColumn }>();

  /** The column of a condition as the connection sees it; all customer numbers are below `size`. */
  async prepare(db: Queryable, condition: LeafCondition, size: number): Promise<void> {
    const source = sourceOf(condition);
    if (!source) return;
    const known = this.columns.get(source.key);
    this.columns.delete(source.key);
    this.columns.set(source.key, known ?? { source, column: await readColumn(db, source, size, this.some) });
    for (const key of this.columns.keys()) if (this.columns.size > MAX_COLUMNS) this.columns.delete(key);
  }

  /** Reads a column before anyone asks for it, where there is room; false where it is there, or cannot be. */
  async warm(db: Queryable, asked: Asked, size: number): Promise<boolean> {
    const source = sourceOf(asked);
    if (!source || this.columns.has(source.key) || this.columns.size >= MAX_COLUMNS) return false;
    this.columns.set(source.key, { source, column: await readColumn(db, source, size, this.some) });
    return true;
  }

  /** What `prepare` has read; undefined for conditions that no column answers. */
  of(condition: LeafCondition): CustomerColumn | undefined {
    const source = sourceOf(condition);
    return source && this.columns.get(source.key)?.column;
  }

  /** Reads the values of some customers again. */
  async refresh(db: Queryable, follows: Source['follows'], numbers: readonly number[], size: number): Promise<void> {
    for (const [key, { source, column }] of this.columns) {
      if (source.follows !== follows) continue;
      const grown = grow(column, size);
      this.columns.set(key, { source, column: grown });
      if (!(await fill(db, source, grown, numbers))) this.columns.set(key, { source, column: { kind: 'irregular' } });
    }
  }

  /** Gives up what follows one kind of change. */
  forget(follows: Source['follows']): void {
    for (const [key, { source }] of this.columns) if (source.follows === follows) this.columns.delete(key);
  }
}

async function readColumn(
  db: Queryable,
  source: Source,
  size: number,
  some?: readonly number[],
): Promise<CustomerColumn> {
  const column = grow(
    source.numeric
      ? { kind: 'numbers', numbers: new Float64Array(0) }
      : { kind: 'values', codes: new Uint32Array(0), values: [undefined], known: new Map() },
    size,
  );
  return (await fill(db, source, column, some, some && placesOf(some))) ? column : { kind: 'irregular' };
}

function grow(column: CustomerColumn, size: number): CustomerColumn {
  if (column.kind === 'numbers' && column.numbers.length < size) {
    const numbers = new Float64Array(size).fill(Number.NaN);
    numbers.set(column.numbers);
    return { ...column, numbers };
  }
  if (column.kind === 'values' && column.codes.length < size) {
    const codes = new Uint32Array(size);
    codes.set(column.codes);
    return { ...column, codes };
  }
  return column;
}

/** Reads the values of everyone, or of some; false where one of them is irregular. */
async function fill(
  db: Queryable,
  { rows, numeric }: Source,
  column: CustomerColumn,
  some?: readonly number[],
  places?: ReadonlyMap<number, number>,
): Promise<boolean> {
  const placeOf = (number: number): number => (places ? (places.get(number) ?? 0) : number);
  const chosen = some
    ? sql`SELECT r.* FROM unnest(${some}::int[]) AS q(number) JOIN (${rows}) AS r ON r.number = q.number`
    : rows;
  if (column.kind === 'irregular') return false;
  if (column.kind === 'numbers') {
    for (const number of some ?? []) column.numbers[placeOf(number)] = Number.NaN;
    const { rows: packed } = await db.query<{ bytes: Buffer | null }>(
      sql`SELECT string_agg(int4send(v.number) || float8send(v.value), ''::bytea) AS bytes FROM (${chosen}) AS v`,
    );
    const bytes = packed[0]?.bytes ?? Buffer.alloc(0);
    for (let offset = 0; offset < bytes.length; offset += 12)
      column.numbers[placeOf(bytes.readInt32BE(offset))] = bytes.readDoubleBE(offset + 4);
    return numeric;
  }
  for (const number of some ?? []) column.codes[placeOf(number)] = 0;
  const { rows: groups } = await db.query<{ value: string; lowered: string | null; bytes: Buffer }>(
    sql`SELECT v.value::text AS value, CASE WHEN jsonb_typeof(v.value) = 'string' THEN lower((v.value #>> '{}') COLLATE "und-x-icu") END AS lowered,
      string_agg(int4send(v.number), ''::bytea) AS bytes FROM (${chosen}) AS v GROUP BY v.value`,
  );
  for (const { value, lowered, bytes } of groups) {
    const code = column.known.get(value) ?? column.values.length;
    if (code === column.values.length) {
      const scalar = readScalar(value, lowered);
      if (scalar === undefined) return false;
      column.known.set(value, code);
      column.values.push(scalar);
    }
    for (let offset = 0; offset < bytes.length; offset += 4) column.codes[placeOf(bytes.readInt32BE(offset))] = code;
  }
  return true;
}

/** The scalar of a JSON text; undefined for what a column does not hold. */
function readScalar(json: string, lowered: string | null): ColumnValue | undefined {
  const value: unknown = JSON.parse(json);
  if (typeof value === 'string' && lowered !== null) return columnText(value, lowered);
  if (typeof value === 'boolean') return value;
  // Another number could be equal to this one once both are rounded.
  if (typeof value === 'number' && json.length <= 15 && Number.isFinite(value)) return value;
  return undefined;
}

export function columnText(text: string, lowered: string): ColumnText {
  const ms = parseInstant(text);
  return ms === undefined || Number.isNaN(ms)
    ? { text, lowered }
    : { text, lowered, date: { ms, day: new Date(ms).toISOString().slice(-19, -14) } };
}

/** Where each number stands in a list. */
export const placesOf = (numbers: readonly number[]): ReadonlyMap<number, number> =>
  new Map(numbers.map((number, place) => [number, place]));
