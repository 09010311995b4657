import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { EventColumns, type EventRow } from './event-columns';

const random = createRandom(5);
/** Events in the order in which they are received: most are of now, some are late, many share a millisecond. */
function received(count: number, from: number): EventRow[] {
  return Array.from({ length: count }, (_, n) => ({
    name: 1,
    customer: random.int(0, 50),
    time: random.next() < 0.8 ? Math.floor((from + n) / 3) : random.int(0, from + n),
    seq: from + n,
    product: random.int(0, 4),
    category: random.int(0, 2),
    total: random.next() < 0.5 ? Number.NaN : random.int(0, 1e9),
    irregular: 0,
  }));
}

const rowsOf = (columns: EventColumns) =>
  Array.from({ length: columns.length }, (_, n) => [
    columns.times[n],
    columns.seqs[n],
    columns.customers[n],
    columns.products?.[n],
    columns.categories?.[n],
    columns.totals?.[n],
  ]);
const inOrder = (rows: readonly EventRow[]) =>
  rows
    .toSorted((a, b) => a.time - b.time || a.seq - b.seq)
    .map(({ time, seq, customer, product, category, total }) => [time, seq, customer, product, category, total]);

describe('columns of events', () => {
  it.each([false, true])(
    'are in order of time and receipt after loading and after each addition (shared: %s)',
    (shared) => {
      const columns = new EventColumns(shared);
      const all = received(500, 0);
      for (const row of all) columns.append(row);
      columns.sort();
      expect(rowsOf(columns)).toEqual(inOrder(all));
      for (const count of [1, 0, 40, 3, 200]) {
        const more = received(count, all.length);
        all.push(...more);
        for (const row of more) columns.append(row);
        columns.settle();
        expect(rowsOf(columns)).toEqual(inOrder(all));
      }
    },
  );

  it('are in order of time and receipt in whatever order they are read, the times without end as well', () => {
    const all = received(3_000, 0).map((row, n) => ({
      ...row,
      time: n % 701 === 0 ? Infinity : n % 499 === 0 ? -Infinity : row.time * 1e7 - 1e10,
    }));
    for (const given of [
      all.toSorted((a, b) => (a.seq % 97) - (b.seq % 97)),
      all.toReversed(),
      all.map((row) => ({ ...row, time: Infinity })),
    ]) {
      const columns = new EventColumns();
      for (const row of given) columns.append(row);
      columns.sort();
      expect(rowsOf(columns)).toEqual(inOrder(given));
    }
  });

  it('hold codes in 16 bits until one needs more, and keep those that they have', () => {
    const columns = new EventColumns();
    const rows = received(3, 0).map((row, n) => ({ ...row, time: n, product: 65_535, category: 7 }));
    for (const row of rows) columns.append(row);
    expect(columns.products).toBeInstanceOf(Uint16Array);
    const narrow = columns.bytes;
    columns.append({ ...(rows[0] as EventRow), time: 9, seq: 9, product: 65_536, category: 1 });
    expect(Array.from(columns.products?.subarray(0, 4) ?? [])).toEqual([65_535, 65_535, 65_535, 65_536]);
    expect(columns.categories).toBeInstanceOf(Uint16Array);
    expect(columns.bytes).toBeGreaterThan(narrow);
    columns.reserve(5_000);
    expect(Array.from(columns.products?.subarray(0, 4) ?? [])).toEqual([65_535, 65_535, 65_535, 65_536]);
  });
});
