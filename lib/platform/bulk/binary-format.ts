/** What PostgreSQL's binary formats share. Source: "Binary Format" of its COPY, `timestamptz_send` and `timestamptz_recv`. */
export const COPY_HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
export const TIME_BYTES = 8;
/** What the upper half of a 64-bit integer counts. */
export const WORD = 4_294_967_296;
const POSTGRES_EPOCH_MS = 946_684_800_000;

/** Milliseconds since 1970 as microseconds since 2000: a 64-bit integer, in two halves to stay off BigInt. */
export function writeTime(bytes: Buffer, offset: number, ms: number): void {
  const micros = (ms - POSTGRES_EPOCH_MS) * 1000;
  bytes.writeInt32BE(Math.floor(micros / WORD), offset);
  bytes.writeUInt32BE(((micros % WORD) + WORD) % WORD, offset + 4);
}

/** Milliseconds since 1970; the ends of the calendar are infinite. */
export function readTime(bytes: Buffer, offset: number): number {
  const high = bytes.readInt32BE(offset);
  const low = bytes.readUInt32BE(offset + 4);
  if (high === 0x7fffffff && low === 0xffffffff) return Number.POSITIVE_INFINITY;
  if (high === -0x80000000 && low === 0) return Number.NEGATIVE_INFINITY;
  return Math.round((high * WORD + low) / 1000) + POSTGRES_EPOCH_MS;
}
