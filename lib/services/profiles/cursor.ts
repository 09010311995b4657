import { AppError } from '@/lib/core';

/** Where a page ended: the value it was ordered by (null: among those without one) and the row's number. */
export interface Place {
  value: string | number | null;
  number: number;
  /** The order that the cursor was made for: it means nothing in another. */
  order: string;
}

/** A place as an opaque text for addresses and API answers. */
export const encodeCursor = (place: Place): string =>
  Buffer.from(JSON.stringify([place.order, place.value, place.number])).toString('base64url');

/** What the values of an order are; a cursor that holds another kind is none of ours. */
export type CursorKind = 'time' | 'integer' | 'decimal' | 'float' | 'text';

const HOLDS: Record<CursorKind, (value: unknown) => boolean> = {
  time: (value) =>
    typeof value === 'string' &&
    /^(-infinity$|\d{4}-\d{2}-\d{2}[T ])/.test(value) &&
    (value === '-infinity' || !Number.isNaN(Date.parse(value.replace(/\+00$/, 'Z')))),
  integer: (value) => /^-?\d{1,9}$/.test(String(value)),
  decimal: (value) => /^-?\d{1,40}(\.\d{1,40})?$/.test(String(value)),
  float: (value) => typeof value === 'number' && Number.isFinite(value),
  text: (value) => typeof value === 'string' && value.length <= 200 && !value.includes('\u0000'),
};

const INT4 = 2_147_483_647;

/** The place of a cursor, its number no larger than `largest`. Errors: `invalidInput` for a text that is no cursor of this order. */
export function decodeCursor(text: string, order: string, kind: CursorKind, largest = INT4): Place {
  const place = readPlace(text, order, kind, largest);
  if (place) return place;
  throw new AppError('invalidInput', undefined, {
    errors: [{ path: '/cursor', message: 'This cursor is of another list or another order. Begin without one.' }],
  });
}

/** True where a text is a cursor of this order: an address may hold an old one. */
export const isCursorOf = (text: string, order: string, kind: CursorKind): boolean =>
  readPlace(text, order, kind, INT4) !== undefined;

function readPlace(text: string, order: string, kind: CursorKind, largest: number): Place | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 3 || parsed[0] !== order) return undefined;
    const [, value, number] = parsed as [unknown, string | number | null, unknown];
    const known = value === null || HOLDS[kind](value);
    return known && Number.isSafeInteger(number) && Number(number) >= 0 && Number(number) <= largest
      ? { order, value, number: Number(number) }
      : undefined;
  } catch {
    return undefined;
  }
}
