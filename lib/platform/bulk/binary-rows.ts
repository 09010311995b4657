import { COPY_HEADER, TIME_BYTES, writeTime } from './binary-format';

/**
 * Rows in the binary format of COPY, for a client that sends them: no quoting here and no parsing there. Cells are
 * written in the order of the columns. Source: "Binary Format" of PostgreSQL's COPY, and the `…recv` functions of the
 * types.
 */
const FIRST_BYTES = 1 << 16;
/** Bytes that a character of UTF-16 takes at most. */
const MOST_BYTES = 3;

export class BinaryRows {
  private buffer = Buffer.allocUnsafe(FIRST_BYTES);
  private length = COPY_HEADER.copy(this.buffer);

  /** Begins a row of so many cells. */
  row(cells: number): void {
    this.room(2);
    this.length = this.buffer.writeInt16BE(cells, this.length);
  }

  int4(value: number): void {
    this.cell(4);
    this.length = this.buffer.writeInt32BE(value, this.length);
  }

  /** Epoch milliseconds. */
  timestamptz(value: number): void {
    this.cell(TIME_BYTES);
    writeTime(this.buffer, this.length, value);
    this.length += TIME_BYTES;
  }

  /** Sixteen bytes. */
  uuid(value: Uint8Array): void {
    this.cell(16);
    this.buffer.set(value.length === 16 ? value : value.subarray(0, 16), this.length);
    this.length += 16;
  }

  text(value: string | null): void {
    if (value === null) this.nothing();
    else this.write(value, 0);
  }

  /** A JSON text. */
  jsonb(value: string | null): void {
    if (value === null) this.nothing();
    else this.write(value, 1);
  }

  /** A finite number in its shortest decimal form, as PostgreSQL casts `float8` to `text` to `numeric`. */
  numeric(value: number | null): void {
    if (value === null) {
      this.nothing();
      return;
    }
    const { groups, weight, scale } = decimal(Math.abs(value));
    this.cell(8 + 2 * groups.length);
    for (const part of [groups.length, weight, value < 0 ? NEGATIVE : 0, scale, ...groups])
      this.length = this.buffer.writeInt16BE(part, this.length);
  }

  /** All rows; nothing can be added any more. */
  end(): Buffer {
    this.room(2);
    this.length = this.buffer.writeInt16BE(-1, this.length);
    return this.buffer.subarray(0, this.length);
  }

  private nothing(): void {
    this.room(4);
    this.length = this.buffer.writeInt32BE(-1, this.length);
  }

  private cell(bytes: number): void {
    this.room(4 + bytes);
    this.length = this.buffer.writeInt32BE(bytes, this.length);
  }

  /** A text after the version of its format, where it has one (`jsonb`: 1). */
  private write(value: string, version: 0 | 1): void {
    this.room(4 + version + value.length * MOST_BYTES);
    const start = this.length + 4;
    if (version > 0) this.buffer[start] = version;
    const bytes = version + this.buffer.write(value, start + version, 'utf8');
    this.buffer.writeInt32BE(bytes, this.length);
    this.length = start + bytes;
  }

  private room(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + bytes));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

const NEGATIVE = 0x4000;
const DIGITS = 4;

/** Digits in groups of four, the place of the first group as a power of 10,000, digits after the point. */
function decimal(value: number): { groups: number[]; weight: number; scale: number } {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  const point = digits.length - fraction.length + Number(exponent);
  const scale = Math.max(0, digits.length - point);
  if (digits === '') return { groups: [], weight: 0, scale: 0 };
  const first = Math.ceil(point / DIGITS);
  const padded = '0'.repeat(first * DIGITS - point) + digits;
  const groups: number[] = [];
  for (let at = 0; at < padded.length; at += DIGITS)
    groups.push(Number(padded.slice(at, at + DIGITS).padEnd(DIGITS, '0')));
  return { groups, weight: first - 1, scale };
}
