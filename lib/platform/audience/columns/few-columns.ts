import type { PoolClient } from 'pg';
import { BEHAVIOUR_KINDS, DEFAULT_LIFECYCLE, type LifecycleThresholds } from '@/lib/catalog';
import type { LeafCondition } from '@/lib/rules';
import type { Queryable } from '../../db';
import { readLifecycle } from '../read-lifecycle';
import { type CustomerColumn, CustomerColumns, placesOf } from './customer-columns';
import { Dictionary } from './dictionary';
import { evaluateLeaf } from './evaluate-leaf';
import type { MetricQuestion, MetricSource } from './evaluate-metric';
import { EventColumns } from './event-columns';
import { ALL_EVENTS } from './events-of';
import { readEvents } from './read-events';

/** A connection that is nobody else's meanwhile. */
export type Connection = Pick<PoolClient, 'query'>;

const LIVING =
  'SELECT number FROM customer WHERE number = ANY($1::int[]) AND merged_into IS NULL AND erased_at IS NULL';
const NAMES = 'SELECT id, name FROM event_name WHERE kind = ANY($1::text[])';

/**
 * All events (of the names asked for) of a few customers as columns: read once, many conditions are evaluated on them.
 * Customers are numbered here by their place in the list.
 */
export class FewColumns implements MetricSource {
  private readonly byName = new Map<string, EventColumns[]>();
  private readonly customerColumns: CustomerColumns;
  readonly texts = { product: new Dictionary(), category: new Dictionary() };
  readonly isWhole = false;
  readonly states = undefined;
  lifecycle: LifecycleThresholds = DEFAULT_LIFECYCLE;
  private living = new Set<number>();

  constructor(readonly numbers: readonly number[]) {
    this.customerColumns = new CustomerColumns(numbers);
  }

  get customers(): number {
    return this.numbers.length;
  }
  get names(): readonly string[] {
    return [...this.byName.keys()];
  }

  async load(db: Connection, names: ReadonlySet<string> | typeof ALL_EVENTS): Promise<void> {
    const places = placesOf(this.numbers);
    const { rows: living } = await db.query<{ number: number }>(LIVING, [this.numbers]);
    this.living = new Set(living.map(({ number }) => places.get(number) ?? 0));
    this.lifecycle = (await readLifecycle(db)).thresholds;
    const { rows } = await db.query<{ id: number; name: string }>(NAMES, [BEHAVIOUR_KINDS]);
    const columns = new Map<number, EventColumns>();
    for (const { id, name } of rows) {
      if (names !== ALL_EVENTS && !names.has(name)) continue;
      const one = new EventColumns();
      columns.set(id, one);
      this.byName.set(name, [...(this.byName.get(name) ?? []), one]);
    }
    if (columns.size === 0) return;
    const texts = { products: this.texts.product, categories: this.texts.category };
    await readEvents(db, { customers: this.numbers, names: [...columns.keys()] }, texts, (row) => {
      row.customer = places.get(row.customer) ?? 0;
      columns.get(row.name)?.append(row);
    });
    for (const one of columns.values()) one.sort();
  }

  columnsOf(event: string): readonly EventColumns[] {
    return this.byName.get(event) ?? [];
  }
  isAlive(place: number): boolean {
    return this.living.has(place);
  }
  columnOf(condition: LeafCondition): CustomerColumn | undefined {
    return this.customerColumns.of(condition);
  }

  /** Numbers of the customers in a leaf's set; undefined where the columns do not hold what it asks for. */
  async evaluate(
    db: Queryable,
    condition: LeafCondition,
    inverted: boolean,
    question: MetricQuestion,
  ): Promise<number[] | undefined> {
    await this.customerColumns.prepare(db, condition, this.customers);
    const flags = evaluateLeaf(condition, inverted, question, this);
    return flags && this.numbers.filter((_, place) => flags[place] === 1 && this.isAlive(place));
  }
}
