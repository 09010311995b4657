import type { PoolClient } from 'pg';

/** What is held of a customer, as bits of one byte. */
export const PERSON = { alive: 1, address: 2, unsubscribed: 4, suppressed: 8, subscribed: 16 } as const;

const ROWS = `SELECT c.number,
    (CASE WHEN c.merged_into IS NULL AND c.erased_at IS NULL THEN 1 ELSE 0 END
      + CASE WHEN c.email IS NOT NULL THEN 2 ELSE 0 END
      + CASE WHEN EXISTS (SELECT FROM consent k WHERE k.customer = c.number AND k.channel = 'email' AND k.state = 'unsubscribed') THEN 4 ELSE 0 END
      + CASE WHEN EXISTS (SELECT FROM suppression s WHERE s.customer = c.number AND s.channel = 'email') THEN 8 ELSE 0 END
      + CASE WHEN EXISTS (SELECT FROM consent k WHERE k.customer = c.number AND k.channel = 'email' AND k.state = 'subscribed') THEN 16 ELSE 0 END) AS state,
    coalesce(c.merged_into, 0) AS survivor
  FROM customer c`;
const PACKED = `SELECT string_agg(int4send(p.number) || int4send(p.state), ''::bytea) AS bytes FROM (${ROWS}) AS p`;

/** Tells one `People` of a process from those before it. */
let made = 0;
const nextId = (): number => {
  made += 1;
  return made;
};

/** Who is a customer, and who of them can be emailed, by customer number. */
export class People {
  readonly id = nextId();
  states = new Uint8Array(1024);
  /** Counts the changes: what has the same version holds the same. */
  version = 0;

  /** All customer numbers are below this. */
  get size(): number {
    return this.states.length;
  }

  /** Reads everyone. */
  async load(db: PoolClient): Promise<void> {
    const { rows } = await db.query<{ bytes: Buffer | null }>(PACKED);
    const bytes = rows[0]?.bytes ?? Buffer.alloc(0);
    this.states = new Uint8Array(1024);
    for (let offset = 0; offset < bytes.length; offset += 8)
      this.put(bytes.readInt32BE(offset), bytes.readInt32BE(offset + 4));
    this.version += 1;
  }

  /** Reads some again; gives those who have been merged away, with whom they are now. */
  async refresh(db: PoolClient, numbers: readonly number[]): Promise<Map<number, number>> {
    const { rows } = await db.query<{ number: number; state: number; survivor: number }>(
      `${ROWS} WHERE c.number = ANY($1::int[])`,
      [numbers],
    );
    const found = new Set(rows.map(({ number }) => number));
    for (const number of numbers) if (!found.has(number)) this.put(number, 0);
    for (const { number, state } of rows) this.put(number, state);
    this.version += 1;
    return new Map(rows.flatMap(({ number, survivor }) => (survivor > 0 ? [[number, survivor]] : [])));
  }

  /** Numbers, ascending, of those in whose state the bits of `mask` are exactly those of `wanted`. */
  numbers(mask: number, wanted: number): Uint32Array {
    const { states } = this;
    const numbers = new Uint32Array(states.length);
    let count = 0;
    for (let number = 0; number < states.length; number += 1) {
      if (((states[number] ?? 0) & mask) !== wanted) continue;
      numbers[count] = number;
      count += 1;
    }
    return numbers.subarray(0, count);
  }

  private put(number: number, state: number): void {
    if (number >= this.states.length) {
      const grown = new Uint8Array(Math.max(number + 1, Math.ceil(this.states.length * 1.25)));
      grown.set(this.states);
      this.states = grown;
    }
    this.states[number] = state;
  }
}
