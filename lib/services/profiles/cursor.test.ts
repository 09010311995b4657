import { describe, expect, it } from 'vitest';
import { type CursorKind, decodeCursor, encodeCursor, isCursorOf } from './cursor';

const forged = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it.each<[CursorKind, string | number | null]>([
    ['time', '2026-01-01T00:00:00.123Z'],
    ['time', '2026-01-01 00:00:00.123+00'],
    ['time', '-infinity'],
    ['integer', 7],
    ['decimal', '12.50'],
    ['float', 0.1],
    ['text', 'lamp'],
    ['decimal', null],
  ])('of kind %s keeps %s', (kind, value) => {
    const place = { order: '-x', value, number: 5 };
    expect(decodeCursor(encodeCursor(place), '-x', kind)).toEqual(place);
  });

  it.each([
    ['of another order', encodeCursor({ order: 'x', value: 1, number: 5 })],
    ['of another kind', forged(['-x', "1' OR", 5])],
    ['with a wrong number', forged(['-x', 1, 'a'])],
    ['with an object', forged(['-x', {}, 5])],
    ['that is none', 'xx'],
    ['that is empty', ''],
  ])('%s is refused', (_, text) => {
    expect(isCursorOf(text, '-x', 'integer')).toBe(false);
    expect(() => decodeCursor(text, '-x', 'integer')).toThrow('not valid');
  });
});
