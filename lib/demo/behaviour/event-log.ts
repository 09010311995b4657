/** Everything that happens in the demo shop, as columns: a million events without a million objects. */
export const EVENT_CODES = [
  'identify',
  'pageViewed',
  'productViewed',
  'productAdded',
  'productRemoved',
  'cartViewed',
  'checkoutStarted',
  'orderCompleted',
  'orderRefunded',
  'subscribed',
  'unsubscribed',
  'emailDelivered',
  'emailOpened',
  'emailClicked',
  'emailBounced',
  'emailSpam',
] as const;
export type EventCode = (typeof EVENT_CODES)[number];

const NUMBER_OF = new Map<EventCode, number>(EVENT_CODES.map((code, i) => [code, i]));

/** Rows are read by index; `a`, `b` and `c` mean what the kind of event says in `event-of.ts`. */
export class EventLog {
  length = 0;
  private codes = new Uint8Array(1 << 20);
  private times = new Float64Array(1 << 20);
  private customers = new Int32Array(1 << 20);
  private as = new Int32Array(1 << 20);
  private bs = new Int32Array(1 << 20);
  private cs = new Int32Array(1 << 20);

  /** Events later than `until` (epoch milliseconds) have not happened: they are not entered. */
  constructor(readonly until: number) {}

  add(code: EventCode, customer: number, at: number, a = 0, b = 0, c = 0): void {
    if (at > this.until) return;
    if (this.length === this.codes.length) this.grow();
    const i = this.length++;
    this.codes[i] = NUMBER_OF.get(code) ?? 0;
    this.times[i] = Math.floor(at);
    this.customers[i] = customer;
    this.as[i] = a;
    this.bs[i] = b;
    this.cs[i] = c;
  }

  row(i: number): { code: EventCode; at: number; customer: number; a: number; b: number; c: number } {
    return {
      code: EVENT_CODES[this.codes[i] ?? 0] ?? 'pageViewed',
      at: this.times[i] ?? 0,
      customer: this.customers[i] ?? 0,
      a: this.as[i] ?? 0,
      b: this.bs[i] ?? 0,
      c: this.cs[i] ?? 0,
    };
  }

  /** Indices in order of time; equal times stay in the order in which they were entered. */
  inOrder(): Uint32Array {
    const times = this.times;
    const order = new Uint32Array(this.length);
    for (let i = 0; i < order.length; i += 1) order[i] = i;
    return order.sort((x, y) => (times[x] ?? 0) - (times[y] ?? 0) || x - y);
  }

  private grow(): void {
    const size = this.codes.length * 2;
    const widen = <T extends Uint8Array | Float64Array | Int32Array>(old: T, larger: T): T => {
      larger.set(old);
      return larger;
    };
    this.codes = widen(this.codes, new Uint8Array(size));
    this.times = widen(this.times, new Float64Array(size));
    this.customers = widen(this.customers, new Int32Array(size));
    this.as = widen(this.as, new Int32Array(size));
    this.bs = widen(this.bs, new Int32Array(size));
    this.cs = widen(this.cs, new Int32Array(size));
  }
}
