import { z } from 'zod';
import { DURATION_PATTERN } from '@/lib/core';

/** Longest text of a rule, in UTF-16 units; longest list of values. */
export const MAX_TEXT = 2000;
export const MAX_VALUES = 1000;

const HALF_A_PAIR = /\p{Surrogate}/u;
const NUL = '\u0000';

/** Text that a database can hold and compare: well-formed Unicode without the NUL character. */
export const textSchema = z
  .string()
  .max(MAX_TEXT)
  .refine((text) => !HALF_A_PAIR.test(text) && !text.includes(NUL), 'contains a character that no text can hold');

export const nameSchema = textSchema.min(1, 'must not be empty');

/** Name of a trait or property: keys joined by dots, none of them empty. */
export const pathSchema = nameSchema
  .max(300)
  .refine((path) => path.split('.').every((key) => key !== ''), 'must be a name or names joined by dots');

/** A number that JSON carries without loss; larger ones would be compared as something else than was written. */
export const numberSchema = z
  .number('must be a number')
  .min(-Number.MAX_SAFE_INTEGER, 'is beyond what a number can hold exactly')
  .max(Number.MAX_SAFE_INTEGER, 'is beyond what a number can hold exactly');

export const durationSchema = z
  .string('must be a duration such as "48h"')
  .regex(DURATION_PATTERN, 'must be a whole number with m, h, d or w, such as "48h"');

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?(?:[Zz]|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * Milliseconds since 1970 of an RFC 3339 time, or of a date at midnight UTC; undefined where the text is neither or
 * the day does not exist. Fractions finer than a millisecond are cut off.
 */
export function parseInstant(text: string): number | undefined {
  const match = DATE.exec(text) ?? DATE_TIME.exec(text);
  if (!match) return undefined;
  const [, year, month, day, , , , fraction] = match;
  const midnight = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  const exists = year !== '0000' && !Number.isNaN(midnight) && new Date(midnight).getUTCDate() === Number(day);
  if (!exists) return undefined;
  if (text.length === 10) return midnight;
  return Date.parse(text.toUpperCase().replace(`.${fraction}`, `.${fraction?.slice(0, 3)}`));
}

export const instantSchema = z
  .string('must be a date or time')
  .refine((text) => parseInstant(text) !== undefined, 'must be a date (2026-01-31) or an RFC 3339 time that exists');
