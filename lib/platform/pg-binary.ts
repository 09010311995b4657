import { TIME_BYTES, writeTime } from './bulk/binary-format';

/**
 * Arrays in PostgreSQL's binary format, for statements that carry thousands of rows as `unnest($1::int[], …)`: no
 * quoting here and no parsing there. Source: `array_recv` and the `…recv` functions of the element types.
 */
interface Encoder<T> {
  oid: number;
  size(value: T): number;
  write(buffer: Buffer, offset: number, value: T): void;
}

function encodeArray<T>(values: readonly (T | null)[], encoder: Encoder<T>): Buffer {
  let bytes = 20;
  let hasNull = 0;
  for (const value of values) {
    bytes += 4;
    if (value === null) hasNull = 1;
    else bytes += encoder.size(value);
  }
  const buffer = Buffer.allocUnsafe(bytes);
  buffer.writeInt32BE(1, 0); // dimensions
  buffer.writeInt32BE(hasNull, 4);
  buffer.writeInt32BE(encoder.oid, 8);
  buffer.writeInt32BE(values.length, 12);
  buffer.writeInt32BE(1, 16); // lower bound
  let offset = 20;
  for (const value of values) {
    if (value === null) {
      buffer.writeInt32BE(-1, offset);
      offset += 4;
      continue;
    }
    const size = encoder.size(value);
    buffer.writeInt32BE(size, offset);
    encoder.write(buffer, offset + 4, value);
    offset += 4 + size;
  }
  return buffer;
}

const int4: Encoder<number> = { oid: 23, size: () => 4, write: (b, o, v) => void b.writeInt32BE(v, o) };
const timestamptz: Encoder<number> = { oid: 1184, size: () => TIME_BYTES, write: writeTime };
const text: Encoder<string> = {
  oid: 25,
  size: (v) => Buffer.byteLength(v),
  write: (b, o, v) => void b.write(v, o, 'utf8'),
};
const float8: Encoder<number> = { oid: 701, size: () => 8, write: (b, o, v) => void b.writeDoubleBE(v, o) };
const uuid: Encoder<Uint8Array> = { oid: 2950, size: () => 16, write: (b, o, v) => b.set(v.subarray(0, 16), o) };

export const int4Array = (values: readonly (number | null)[]): Buffer => encodeArray(values, int4);
/** Epoch milliseconds. */
export const timestamptzArray = (values: readonly (number | null)[]): Buffer => encodeArray(values, timestamptz);
export const textArray = (values: readonly (string | null)[]): Buffer => encodeArray(values, text);
export const float8Array = (values: readonly (number | null)[]): Buffer => encodeArray(values, float8);
/** Sixteen bytes each. */
export const uuidArray = (values: readonly (Uint8Array | null)[]): Buffer => encodeArray(values, uuid);
