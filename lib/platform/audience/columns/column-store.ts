import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { BEHAVIOUR_KINDS, DEFAULT_LIFECYCLE, type LifecycleThresholds } from '@/lib/catalog';
import type { LeafCondition } from '@/lib/rules';
import type { Pool, Queryable } from '../../db';
import { readLifecycle } from '../read-lifecycle';
import { type CustomerColumn, CustomerColumns } from './customer-columns';
import { Dictionary } from './dictionary';
import { evaluateLeaf } from './evaluate-leaf';
import type { MetricQuestion, MetricSource } from './evaluate-metric';
import { EventColumns, type EventRow } from './event-columns';
import { LogCursor } from './log-cursor';
import { PERSON, People } from './people';
import { readAsked } from './read-asked';
import { readEvents } from './read-events';
import { reading } from './reading';

export interface ColumnStoreOptions {
  /** Bytes that the columns may take; a shop that needs more is left to the database. */
  maxBytes: number;
  /** How long a number may be taken before its transaction has an id; see `LogCursor`. */
  settlingMs?: number;
}

const lastOf = (sequence: string): string =>
  `(SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM ${sequence})`;
const STATE = `SELECT ${lastOf('event_seq_seq')} AS events, ${lastOf('person_change_id_seq')} AS people, ${lastOf('score_change_id_seq')} AS scores,
  pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, pg_snapshot_xmax(pg_current_snapshot())::text AS xmax`;
const PEOPLE = 'SELECT id, customers FROM person_change WHERE id > $1';
const SCORES = 'SELECT id, customers FROM score_change WHERE id > $1';
const NAMES = 'SELECT id, kind, name FROM event_name';
/** Names of events, counted from the index alone. */
const COUNTS = 'SELECT name, count(*) AS events FROM event GROUP BY name';
const BYTES_AN_EVENT = 22;
/** Seqs are held in 32 bits. */
const MAX_SEQ = 2 ** 32 - 1;
/** Changes of people are kept for an hour: whoever has not looked for so long must read everything. */
const LONGEST_ABSENCE_MS = 45 * 60_000;

/**
 * The events of a shop as sorted columns in memory, and who its customers are; brought up to a snapshot of the database
 * by what has been committed since. Times, customers and the promoted properties: what nearly all conditions ask for.
 */
export class ColumnStore implements MetricSource {
  private readonly byName = new Map<number, EventColumns>();
  private idsOf = new Map<string, number[]>();
  private behaviour = new Set<number>();
  readonly people = new People();
  lifecycle: LifecycleThresholds = DEFAULT_LIFECYCLE;
  private readonly customerColumns = new CustomerColumns();
  readonly isWhole = true;
  readonly texts = { product: new Dictionary(), category: new Dictionary() };
  private readonly eventLog: LogCursor;
  private readonly peopleLog: LogCursor;
  private readonly scoreLog: LogCursor;
  private lookedAt = 0;
  /** The lowest transaction that was running when all events were last read: what it and later ones write is not known. */
  private since = 0;
  /** Counts the changes of events. */
  version = 0;
  /** Counts the changes of snapshot metrics. */
  scoreVersion = 0;

  constructor(private readonly options: ColumnStoreOptions) {
    this.eventLog = new LogCursor(options.settlingMs);
    this.peopleLog = new LogCursor(options.settlingMs);
    this.scoreLog = new LogCursor(options.settlingMs);
  }

  get customers(): number {
    return this.people.size;
  }
  get names(): readonly string[] {
    return [...this.idsOf.keys()];
  }
  get bytes(): number {
    return [...this.byName.values()].reduce((sum, columns) => sum + columns.bytes, 0);
  }
  get events(): number {
    return [...this.byName.values()].reduce((sum, columns) => sum + columns.length, 0);
  }

  columnsOf(event: string): readonly EventColumns[] {
    return (this.idsOf.get(event) ?? []).flatMap((id) => this.byName.get(id) ?? []);
  }

  get states(): Uint8Array {
    return this.people.states;
  }
  isAlive(customer: number): boolean {
    return ((this.people.states[customer] ?? 0) & PERSON.alive) !== 0;
  }
  columnOf(condition: LeafCondition): CustomerColumn | undefined {
    return this.customerColumns.of(condition);
  }

  /** Reads what a leaf asks for besides events, on the connection that the store was brought up to. */
  prepare(db: Queryable, condition: LeafCondition): Promise<void> {
    return this.customerColumns.prepare(db, condition, this.people.size);
  }

  /**
   * Reads the first column that the shop's segments ask for and that is not held yet, so that nobody waits for it; false
   * where there is none.
   */
  async warm(db: Queryable): Promise<boolean> {
    for (const asked of await readAsked(db))
      if (await this.customerColumns.warm(db, asked, this.people.size)) return true;
    return false;
  }

  /** Flags of the customers in a leaf's set; undefined where the columns do not hold what it asks for. */
  evaluate(condition: LeafCondition, inverted: boolean, question: MetricQuestion): Uint8Array | undefined {
    return evaluateLeaf(condition, inverted, question, this);
  }

  /** Reads everything. False where it is too much to hold. */
  async load(pool: Pool): Promise<boolean> {
    await this.settled(pool);
    return reading(pool, async (db) => {
      const counts = (await db.query<{ name: number; events: number }>(COUNTS)).rows;
      const events = counts.reduce((sum, one) => sum + one.events, 0);
      if (events * BYTES_AN_EVENT > this.options.maxBytes) return false;
      this.since = (await this.observe(db)).xmin;
      this.peopleLog.settle();
      this.eventLog.settle();
      this.scoreLog.settle();
      await this.readNames(db);
      for (const { name, events } of counts)
        if (this.behaviour.has(name)) this.columns(name).reserve(Math.ceil(events * 1.02) + 64);
      await this.people.load(db);
      for (const { id } of (await db.query<{ id: number }>(PEOPLE, [this.peopleLog.stable])).rows)
        this.peopleLog.take(id);
      for (const { id } of (await db.query<{ id: number }>(SCORES, [this.scoreLog.stable])).rows)
        this.scoreLog.take(id);
      this.lifecycle = (await readLifecycle(db)).thresholds;
      const fits = await this.readAll(db);
      for (const columns of this.byName.values()) columns.sort();
      while (fits && (await this.warm(db)));
      this.lookedAt = performance.now();
      return fits;
    });
  }

  /**
   * Brings the store to the snapshot of a connection, which must not be older than what it has seen. False where it
   * must be loaded anew.
   */
  async refresh(db: PoolClient): Promise<boolean> {
    const absence = performance.now() - this.lookedAt;
    if (absence > LONGEST_ABSENCE_MS) return false;
    this.lookedAt = performance.now();
    const last = await this.observe(db);
    if (last.people > this.peopleLog.stable && !(await this.refreshPeople(db))) return false;
    if (last.scores > this.scoreLog.stable) await this.refreshScores(db);
    const { thresholds } = await readLifecycle(db);
    if (JSON.stringify(thresholds) !== JSON.stringify(this.lifecycle)) this.version += 1;
    this.lifecycle = thresholds;
    if (last.events > this.eventLog.stable) {
      await this.readNames(db);
      let fits = true;
      await readEvents(db, { after: this.eventLog.stable, since: this.since }, this.dictionaries(), (row) => {
        if (row.seq > MAX_SEQ) fits = false;
        else if (this.eventLog.take(row.seq)) {
          this.version += 1;
          if (this.behaviour.has(row.name)) this.columns(row.name).append(row);
        }
      });
      for (const columns of this.byName.values()) columns.settle();
      if (!fits || this.bytes > this.options.maxBytes * 1.25) return false;
    }
    this.since = last.xmin;
    this.eventLog.settle();
    return true;
  }

  /** Waits until some number below which every row is visible is known: rows up to it need not be told apart. */
  private async settled(pool: Pool): Promise<void> {
    const started = performance.now();
    for (let round = 0; round < 1200; round += 1) {
      await reading(pool, (db) => this.observe(db));
      if (this.eventLog.knows && this.peopleLog.knows && this.scoreLog.knows) return;
      const waited = performance.now() - started;
      await sleep(Math.min(500, Math.max(10, (this.options.settlingMs ?? 5_000) - waited + 10)));
    }
    throw new Error('transactions of other processes do not end');
  }

  private async observe(db: PoolClient): Promise<{ events: number; people: number; scores: number; xmin: number }> {
    const { rows } = await db.query<{ events: number; people: number; scores: number; xmin: string; xmax: string }>(
      STATE,
    );
    const { events = 0, people = 0, scores = 0, xmin = '0', xmax = '0' } = rows[0] ?? {};
    const snapshot = { xmin: Number(xmin), xmax: Number(xmax), now: performance.now() };
    this.eventLog.observe({ last: events, ...snapshot });
    this.peopleLog.observe({ last: people, ...snapshot });
    this.scoreLog.observe({ last: scores, ...snapshot });
    return { events, people, scores, xmin: snapshot.xmin };
  }

  private async readNames(db: PoolClient): Promise<void> {
    const { rows } = await db.query<{ id: number; kind: string; name: string }>(NAMES);
    const known = rows.filter(({ kind }) => BEHAVIOUR_KINDS.some((one) => one === kind));
    this.behaviour = new Set(known.map(({ id }) => id));
    this.idsOf = new Map();
    for (const { id, name } of known) this.idsOf.set(name, [...(this.idsOf.get(name) ?? []), id]);
  }

  private async readAll(db: PoolClient): Promise<boolean> {
    let fits = true;
    await readEvents(db, { after: 0 }, this.dictionaries(), (row: EventRow) => {
      if (row.seq > MAX_SEQ) fits = false;
      this.eventLog.take(row.seq);
      if (this.behaviour.has(row.name)) this.columns(row.name).append(row);
    });
    return fits;
  }

  private async refreshPeople(db: PoolClient): Promise<boolean> {
    const { rows } = await db.query<{ id: number; customers: number[] | null }>(PEOPLE, [this.peopleLog.stable]);
    const fresh = rows.filter(({ id }) => this.peopleLog.take(id));
    if (fresh.some(({ customers }) => customers === null)) return false;
    const numbers = new Set(fresh.flatMap(({ customers }) => customers ?? []));
    if (numbers.size > 0) {
      this.follow(await this.people.refresh(db, [...numbers]));
      await this.customerColumns.refresh(db, 'people', [...numbers], this.people.size);
    }
    this.peopleLog.settle();
    return true;
  }

  private async refreshScores(db: PoolClient): Promise<void> {
    const { rows } = await db.query<{ id: number; customers: number[] | null }>(SCORES, [this.scoreLog.stable]);
    const fresh = rows.filter(({ id }) => this.scoreLog.take(id));
    if (fresh.length > 0) this.scoreVersion += 1;
    const numbers = new Set(fresh.flatMap(({ customers }) => customers ?? []));
    if (fresh.some(({ customers }) => customers === null)) this.customerColumns.forget('scores');
    else if (numbers.size > 0) await this.customerColumns.refresh(db, 'scores', [...numbers], this.people.size);
    this.scoreLog.settle();
  }

  /** Gives the events of merged customers to whoever they are now. */
  private follow(merged: ReadonlyMap<number, number>): void {
    if (merged.size === 0) return;
    this.version += 1;
    const owner = Uint32Array.from({ length: this.people.size }, (_, number) => number);
    for (const [loser, survivor] of merged) {
      let last = survivor;
      for (let next = merged.get(last); next !== undefined; next = merged.get(last)) last = next;
      owner[loser] = last;
    }
    for (const { customers, length } of this.byName.values())
      for (let index = 0; index < length; index += 1) {
        const customer = customers[index] ?? 0;
        const now = owner[customer] ?? customer;
        if (now !== customer) customers[index] = now;
      }
  }

  private columns(name: number): EventColumns {
    const known = this.byName.get(name);
    if (known) return known;
    const columns = new EventColumns(true);
    this.byName.set(name, columns);
    return columns;
  }

  private dictionaries() {
    return { products: this.texts.product, categories: this.texts.category };
  }
}
