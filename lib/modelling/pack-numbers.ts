import { AppError } from '@/lib/core';

/** Typed arrays as base64 text of their little-endian bytes: exact, and a third of the size of decimal figures. */
const CHUNK = 0x8000;

function packBytes(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(text);
}

function unpackBytes(text: string, size: number): Uint8Array {
  let raw: string;
  try {
    raw = atob(text);
  } catch (cause) {
    throw new AppError('invalidInput', 'The numbers of this model are damaged.', { cause });
  }
  if (raw.length % size !== 0) throw new AppError('invalidInput', 'The numbers of this model are damaged.');
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

const bytesOf = (array: Float64Array | Float32Array | Int32Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

export const packUint8 = packBytes;
export const packInt32 = (array: Int32Array): string => packBytes(bytesOf(array));
export const packFloat64 = (array: Float64Array): string => packBytes(bytesOf(array));
export const packFloat32 = (array: Float32Array): string => packBytes(bytesOf(array));

/** Throw invalidInput where the text is not what was packed. */
export const unpackUint8 = (text: string): Uint8Array => unpackBytes(text, 1);
export const unpackInt32 = (text: string): Int32Array => new Int32Array(unpackBytes(text, 4).buffer);
export const unpackFloat64 = (text: string): Float64Array => new Float64Array(unpackBytes(text, 8).buffer);
export const unpackFloat32 = (text: string): Float32Array => new Float32Array(unpackBytes(text, 4).buffer);
