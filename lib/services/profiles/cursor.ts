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

/** The place of a cursor. Errors: `invalidInput` for a text that is no cursor of this order. */
export function decodeCursor(text: string, order: string): Place {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 3 && parsed[0] === order) {
      const [, value, number] = parsed as unknown[];
      if (Number.isSafeInteger(number) && isValue(value)) return { order, value, number: Number(number) };
    }
  } catch {
    // Falls through to the refusal.
  }
  throw new AppError('invalidInput', undefined, {
    errors: [{ path: '/cursor', message: 'This cursor is of another list or another order. Begin without one.' }],
  });
}

const isValue = (value: unknown): value is string | number | null =>
  value === null ||
  typeof value === 'number' ||
  (typeof value === 'string' && value.length <= 100 && !value.includes('\u0000'));
