import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { COPY_HEADER, readTime } from '@/lib/platform/bulk/binary-format';
import type { Connection } from '../lanes';

/** The number of fields, and of each its length and its bytes: two of four, one of eight. None of them is ever missing. */
const ROW_BYTES = 2 + 8 + 8 + 12;

/**
 * Hands over the events of the customers from one number to below another, until `at`: all of a customer's together,
 * read off the index of customer, name and time. PostgreSQL's binary form: no text is parsed on either side.
 */
export async function walkEvents(
  db: Connection,
  scope: { from: number; below: number },
  at: Date,
  onEvent: (customer: number, name: number, time: number) => void,
): Promise<void> {
  const rows = `SELECT customer, name, occurred_at FROM event
    WHERE customer >= ${Math.floor(scope.from)} AND customer < ${Math.floor(scope.below)} AND occurred_at <= '${at.toISOString()}'
    ORDER BY customer, name`;
  let rest: Buffer = Buffer.alloc(0);
  let skip = COPY_HEADER.length;
  const sink = new Writable({
    highWaterMark: 1 << 20,
    write: (chunk: Buffer, _encoding, done) => {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      let offset = Math.min(skip, bytes.length);
      skip -= offset;
      for (; offset + ROW_BYTES <= bytes.length; offset += ROW_BYTES) {
        onEvent(bytes.readInt32BE(offset + 6), bytes.readInt32BE(offset + 14), readTime(bytes, offset + 22));
      }
      rest = offset < bytes.length ? Buffer.from(bytes.subarray(offset)) : Buffer.alloc(0);
      done();
    },
  });
  await pipeline(db.query(copyTo(`COPY (${rows}) TO STDOUT (FORMAT binary)`)), sink);
}
