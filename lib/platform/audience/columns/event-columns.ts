import { sortedOrder } from './sorted-order';

/** One event as the columns hold it. */
export interface EventRow {
  /** Number of the event's name. */
  name: number;
  customer: number;
  /** Milliseconds since 1970; infinite where the store's time is. */
  time: number;
  /** Order of receipt. */
  seq: number;
  /** Codes of the promoted texts; 0 is none. */
  product: number;
  category: number;
  /** In units of `TOTAL_UNIT`, exact; NaN is none. */
  total: number;
  /** Promoted properties that the event has in a form the columns do not hold: bits of `IRREGULAR`. */
  irregular: number;
}

/** Totals are held as whole multiples of this, so that sums of them are exact. */
export const TOTAL_UNIT = 0.0001;
export const IRREGULAR = { product: 1, category: 2, total: 4 } as const;

/** Codes of texts: 16 bits each until there are more texts than those can tell apart. */
export type Codes = Uint16Array | Uint32Array;
const NARROW = 2 ** 16;

/** Columns as another thread is handed them: where the memory is shared, nothing is copied. */
export interface SharedEventColumns {
  length: number;
  times: Float64Array;
  seqs: Uint32Array;
  customers: Uint32Array;
  products: Codes | undefined;
  categories: Codes | undefined;
  totals: Float64Array | undefined;
  irregular: number;
}

/**
 * The events of one name in order (time, then receipt), a column each. Optional columns exist from the first event that
 * has a value in them.
 */
export class EventColumns {
  length = 0;
  times: Float64Array = new Float64Array(0);
  seqs: Uint32Array = new Uint32Array(0);
  customers: Uint32Array = new Uint32Array(0);
  products: Codes | undefined;
  categories: Codes | undefined;
  totals: Float64Array | undefined;
  /** Bits of `IRREGULAR` of all its events. */
  irregular = 0;
  private sorted = true;
  /** So many from the start are in order, come what may behind them. */
  private settled = 0;

  /** `shared`: in memory that other threads see. */
  constructor(private readonly shared = false) {}

  /** The columns that another thread has handed over, to be read and not written. */
  static over(given: SharedEventColumns): EventColumns {
    return Object.assign(new EventColumns(true), given);
  }

  share(): SharedEventColumns {
    const { length, times, seqs, customers, products, categories, totals, irregular } = this;
    return { length, times, seqs, customers, products, categories, totals, irregular };
  }

  /** Makes room for so many events, so that they need not be moved as they come. */
  reserve(capacity: number): void {
    if (capacity > this.times.length) this.resize(capacity);
  }

  /** Adds an event at the end; `sort` brings it to its place. */
  append(row: EventRow): void {
    if (this.length === this.times.length) this.resize(Math.max(1024, Math.ceil(this.length * 1.25)));
    const index = this.length;
    if (this.sorted && index > 0 && this.isBefore(row, index - 1)) this.sorted = false;
    this.length += 1;
    this.put(index, row);
  }

  /**
   * Brings events that were appended since the last `sort` or `settle` to their places among those before them: only what
   * is later than the first of them is moved.
   */
  settle(): void {
    const { settled, length } = this;
    this.settled = length;
    this.sorted = true;
    let inOrder = true;
    for (let index = Math.max(1, settled); index < length && inOrder; index += 1)
      inOrder = this.compare(index - 1, index) < 0;
    if (!inOrder) this.bring(settled);
  }

  /** Brings all events to their places, in whatever order they were appended. */
  sort(): void {
    this.settled = this.length;
    if (this.sorted) return;
    const order = sortedOrder(this.times, this.seqs, this.length);
    for (const column of this.columns()) {
      const copy = column.slice(0, this.length);
      for (let index = 0; index < order.length; index += 1) column[index] = copy[order[index] ?? 0] ?? 0;
    }
    this.sorted = true;
  }

  /** How many events are not later than the instant. */
  countUpTo(time: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.times[middle] ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many events are earlier than the instant. */
  countBefore(time: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.times[middle] ?? 0) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  get bytes(): number {
    return this.columns().reduce((sum, column) => sum + column.byteLength, 0);
  }

  /** Moves the events from an index on to their places among those before it, which are in order. */
  private bring(kept: number): void {
    const order = Array.from({ length: this.length - kept }, (_, n) => kept + n).sort((a, b) => this.compare(a, b));
    const places = order.map((index) => this.placeAmong(kept, index));
    for (const column of this.columns()) {
      const values = Float64Array.from(order, (index) => column[index] ?? 0);
      putIn(column, kept, places, values);
    }
  }

  private columns(): (Float64Array | Codes)[] {
    const optional = [this.products, this.categories, this.totals].filter((column) => column !== undefined);
    return [this.times, this.seqs, this.customers, ...optional];
  }

  private compare(a: number, b: number): number {
    const [left = 0, right = 0] = [this.times[a], this.times[b]];
    return left < right ? -1 : left > right ? 1 : (this.seqs[a] ?? 0) - (this.seqs[b] ?? 0);
  }

  private isBefore({ time, seq }: EventRow, index: number): boolean {
    const there = this.times[index] ?? 0;
    return time < there || (time === there && seq < (this.seqs[index] ?? 0));
  }

  /** How many of the first `count` events come before the one at an index. */
  private placeAmong(count: number, index: number): number {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(middle, index) > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private put(index: number, row: EventRow): void {
    this.times[index] = row.time;
    this.seqs[index] = row.seq;
    this.customers[index] = row.customer;
    this.irregular |= row.irregular;
    const capacity = this.times.length;
    if (row.product > 0) this.products = this.roomFor(row.product, this.products);
    if (row.category > 0) this.categories = this.roomFor(row.category, this.categories);
    if (!Number.isNaN(row.total)) this.totals ??= this.numbers(capacity).fill(Number.NaN);
    if (this.products) this.products[index] = row.product;
    if (this.categories) this.categories[index] = row.category;
    if (this.totals) this.totals[index] = row.total;
  }

  private resize(capacity: number): void {
    const grown = <T extends Float64Array | Codes>(column: T, empty: T): T => {
      empty.set(column.subarray(0, this.length));
      return empty;
    };
    this.times = grown(this.times, this.numbers(capacity));
    this.seqs = grown(this.seqs, this.words(capacity));
    this.customers = grown(this.customers, this.words(capacity));
    if (this.products) this.products = grown(this.products, this.codesLike(this.products, capacity));
    if (this.categories) this.categories = grown(this.categories, this.codesLike(this.categories, capacity));
    if (this.totals) this.totals = grown(this.totals, this.numbers(capacity).fill(Number.NaN));
  }

  /** The column, wide enough for a code. */
  private roomFor(code: number, codes: Codes | undefined): Codes {
    const capacity = this.times.length;
    if (code < NARROW) return codes ?? this.halfWords(capacity);
    if (codes instanceof Uint32Array) return codes;
    const wide = this.words(capacity);
    if (codes) wide.set(codes);
    return wide;
  }

  private codesLike = (codes: Codes, capacity: number): Codes =>
    codes instanceof Uint32Array ? this.words(capacity) : this.halfWords(capacity);
  private numbers = (capacity: number) => new Float64Array(this.room(capacity * 8));
  private words = (capacity: number) => new Uint32Array(this.room(capacity * 4));
  private halfWords = (capacity: number) => new Uint16Array(this.room(capacity * 2));

  private room(bytes: number): ArrayBufferLike {
    return this.shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  }
}

/** Puts values, each before the one that is at its place among the first `kept`; from the end, so that nothing is lost. */
function putIn(column: Float64Array | Codes, kept: number, places: readonly number[], values: Float64Array): void {
  let end = kept;
  for (let n = places.length - 1; n >= 0; n -= 1) {
    const place = places[n] ?? 0;
    column.copyWithin(place + n + 1, place, end);
    column[place + n] = values[n] ?? 0;
    end = place;
  }
}
