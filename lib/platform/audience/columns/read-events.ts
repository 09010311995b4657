import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { COPY_HEADER, readTime, WORD } from '../../bulk/binary-format';
import type { Dictionary } from './dictionary';
import type { EventRow } from './event-columns';

/** The property is there, and not in the form that its column holds. */
const irregular = (property: string, column: string): string =>
  `CASE WHEN ${column} IS NULL AND jsonb_typeof(properties -> '${property}') <> 'null' THEN 1 ELSE 0 END`;

const ROWS = `SELECT name, customer, occurred_at, seq, product, category,
    CASE WHEN total = round(total, 4) AND abs(total) < 1e10 THEN (total * 10000)::int8 END,
    (${irregular('productId', 'product')} + 2 * ${irregular('category', 'category')}
      + 4 * (${irregular('total', 'total')} | CASE WHEN total <> round(total, 4) OR abs(total) >= 1e10 THEN 1 ELSE 0 END))::int4
  FROM event`;

/**
 * Those received after a number, or those of some customers by names; numbers are whole and written into the SQL. With
 * `since` only what a snapshot could not see whose lowest running transaction that was: each row that is visible now and
 * was not then was written by it or by a later one.
 */
export type EventRange = { after: number; since?: number } | { customers: readonly number[]; names: readonly number[] };

/** A connection of its own, which alone can copy. */
type CopySource = Pick<PoolClient, 'query'>;

function conditionOf(which: EventRange): string {
  if ('after' in which) {
    // `age` counts from now, and so compares ids that have begun again at their end.
    const unseen = which.since === undefined ? '' : ` AND age(xmin) <= age('${which.since % WORD}'::xid)`;
    return which.after > 0 || unseen ? ` WHERE seq > ${Math.floor(which.after)}${unseen}` : '';
  }
  const list = (numbers: readonly number[]): string => `'{${numbers.map((one) => Math.floor(one)).join(',')}}'::int[]`;
  return ` WHERE customer = ANY(${list(which.customers)}) AND name = ANY(${list(which.names)})`;
}

/**
 * Streams events as the connection sees them, in no particular order, in
 * PostgreSQL's binary format: no text is parsed on either side. The row that is handed over is reused.
 */
export async function readEvents(
  db: CopySource,
  which: EventRange,
  texts: { products: Dictionary; categories: Dictionary },
  onRow: (row: EventRow) => void,
): Promise<void> {
  const condition = conditionOf(which);
  const parser = new RowParser(texts, onRow);
  const sink = new Writable({
    highWaterMark: 1 << 20,
    write: (chunk: Buffer, _encoding, done) => {
      parser.push(chunk);
      done();
    },
  });
  await pipeline(db.query(copyTo(`COPY (${ROWS}${condition}) TO STDOUT (FORMAT binary)`)), sink);
}

class RowParser {
  private rest: Buffer = Buffer.alloc(0);
  private started = false;
  private readonly row: EventRow = {
    name: 0,
    customer: 0,
    time: 0,
    seq: 0,
    product: 0,
    category: 0,
    total: Number.NaN,
    irregular: 0,
  };

  constructor(
    private readonly texts: { products: Dictionary; categories: Dictionary },
    private readonly onRow: (row: EventRow) => void,
  ) {}

  push(chunk: Buffer): void {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    let offset = 0;
    if (!this.started) {
      if (bytes.length < COPY_HEADER.length) {
        this.rest = bytes;
        return;
      }
      this.started = true;
      offset = COPY_HEADER.length;
    }
    for (;;) {
      const end = endOfRow(bytes, offset);
      if (end < 0) break;
      if (end > offset + 2) this.read(bytes, offset + 2);
      offset = end;
    }
    this.rest = offset < bytes.length ? Buffer.from(bytes.subarray(offset)) : Buffer.alloc(0);
  }

  private read(bytes: Buffer, start: number): void {
    const { row } = this;
    row.name = bytes.readInt32BE(start + 4);
    row.customer = bytes.readInt32BE(start + 12);
    row.time = readTime(bytes, start + 20);
    row.seq = bytes.readUInt32BE(start + 32) * WORD + bytes.readUInt32BE(start + 36);
    let offset = start + 40;
    const text = (dictionary: Dictionary): number => {
      const length = bytes.readInt32BE(offset);
      offset += 4;
      if (length < 0) return 0;
      offset += length;
      return dictionary.encode(bytes.toString('utf8', offset - length, offset));
    };
    row.product = text(this.texts.products);
    row.category = text(this.texts.categories);
    const length = bytes.readInt32BE(offset);
    offset += 4;
    row.total = length < 0 ? Number.NaN : bytes.readInt32BE(offset) * WORD + bytes.readUInt32BE(offset + 4);
    if (length > 0) offset += length;
    row.irregular = bytes.readInt32BE(offset + 4);
    this.onRow(row);
  }
}

/** Where the row that starts here ends; below 0 where it is not all there. The trailer is a row without fields. */
function endOfRow(bytes: Buffer, start: number): number {
  if (start + 2 > bytes.length) return -1;
  const fields = bytes.readInt16BE(start);
  let offset = start + 2;
  for (let field = 0; field < fields; field += 1) {
    if (offset + 4 > bytes.length) return -1;
    const length = bytes.readInt32BE(offset);
    offset += 4 + Math.max(length, 0);
  }
  return offset <= bytes.length ? offset : -1;
}
