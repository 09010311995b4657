import type { Json } from './world';

/** Values and operators exactly as API.md words them. */
export const UNIT: Record<string, number> = { m: 60e3, h: 3600e3, d: 86400e3, w: 604800e3 };
export const ms = (duration: string): number =>
  Number(duration.slice(0, -1)) * (UNIT[duration.slice(-1)] ?? Number.NaN);

/** Every value at a dotted path; lists are looked through, one level at a step. */
export function valuesAt(root: Json, path: string): Json[] {
  let values: Json[] = [root];
  for (const key of path.split('.')) {
    values = values
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .flatMap((value) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
          return [];
        return [value[key] as Json];
      });
  }
  return values;
}
export const elementsAt = (root: Json, path: string): Json[] =>
  valuesAt(root, path).flatMap((value) => (Array.isArray(value) ? value : [value]));

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** An RFC 3339 time or a date at midnight UTC, in ms, read part by part. */
export function instantOf(text: string): number | undefined {
  const [day = '', time] = [text.slice(0, 10), text.length > 10 ? text.slice(10) : undefined];
  const parts = day.split('-');
  if (parts.length !== 3 || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day)) return undefined;
  const [year = 0, month = 0, date = 0] = parts.map(Number);
  const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > (lengths[month - 1] ?? 0)) return undefined;
  const midnight = new Date(0).setUTCFullYear(year, month - 1, date);
  if (time === undefined) return midnight;
  const match = /^t([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(z|([+-])([0-9]{2}):([0-9]{2}))$/i.exec(time);
  if (!match) return undefined;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [offsetHours, offsetMinutes] = [Number(match[7] ?? 0), Number(match[8] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59 || offsetHours > 14 || offsetMinutes > 59) return undefined;
  const offset = (offsetHours * 60 + offsetMinutes) * 60e3 * (match[6] === '-' ? -1 : 1);
  return (
    midnight +
    ((hours * 60 + minutes) * 60 + seconds) * 1000 +
    Number((match[4] ?? '').padEnd(3, '0').slice(0, 3)) -
    offset
  );
}

/** A number as a whole number of 10^-30. */
export function exact(value: number): bigint {
  const [mantissa = '0', exponent = '0'] = value.toString().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = 30 + Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
}

const order = (a: bigint | number, b: bigint | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** A comparison of two ordered things; `high` is the upper end of between. */
export function compares(
  op: string,
  value: bigint | number,
  low: bigint | number,
  high: bigint | number = low,
): boolean {
  if (op === 'eq') return order(value, low) === 0;
  if (op === 'neq') return order(value, low) !== 0;
  if (op === 'lt') return order(value, low) < 0;
  if (op === 'lte') return order(value, low) <= 0;
  if (op === 'gt') return order(value, low) > 0;
  if (op === 'gte') return order(value, low) >= 0;
  if (op === 'between') return order(value, low) >= 0 && order(value, high) <= 0;
  throw new Error(`no comparison ${op}`);
}

export function sameScalar(a: Json, b: Json): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  return typeof a === typeof b && typeof a !== 'object' && a === b;
}

const NEGATIVE: Record<string, string> = { neq: 'eq', notIn: 'in', notContains: 'contains', notExists: 'exists' };

/** An operator on the values at a path: a positive one holds if it holds for one, a negative one is its complement. */
export function holdsAt(root: Json, path: string, op: string, operand: unknown, t: number): boolean {
  const positive = NEGATIVE[op];
  if (positive) return !holdsAt(root, path, positive, operand, t);
  if (op === 'exists') return valuesAt(root, path).some((value) => value !== null);
  return elementsAt(root, path).some((value) => holdsFor(value, op, operand as Json, t));
}

function holdsFor(value: Json, op: string, operand: Json, t: number): boolean {
  const list = Array.isArray(operand) ? operand : [operand];
  if (op === 'eq' || op === 'in') return list.some((one) => sameScalar(value, one));
  if (op === 'contains' || op === 'startsWith' || op === 'endsWith') {
    if (typeof value !== 'string') return false;
    const [text, part] = [value.toLowerCase(), String(operand).toLowerCase()];
    return op === 'contains' ? text.includes(part) : op === 'startsWith' ? text.startsWith(part) : text.endsWith(part);
  }
  if (op === 'within' || op === 'olderThan' || op === 'anniversaryWithin') {
    const date = typeof value === 'string' ? instantOf(value) : undefined;
    if (date === undefined) return false;
    const duration = ms(String(operand));
    if (op === 'within') return t - duration < date && date <= t;
    if (op === 'olderThan') return date <= t - duration;
    return anniversaryWithin(date, t, duration);
  }
  const [low = Number.NaN, high = low] = list.map((one) => (typeof one === 'string' ? instantOf(one) : Number(one)));
  const ours =
    typeof list[0] === 'string'
      ? typeof value === 'string'
        ? instantOf(value)
        : undefined
      : typeof value === 'number'
        ? value
        : undefined;
  return ours !== undefined && compares(op, ours, low ?? Number.NaN, high ?? Number.NaN);
}

/** The anniversary's day (UTC) is not over and begins no later than the duration from now. */
function anniversaryWithin(date: number, t: number, duration: number): boolean {
  const birth = new Date(date);
  const year = new Date(t).getUTCFullYear();
  return [year - 1, year, year + 1].some((one) => {
    const leapDay = birth.getUTCMonth() === 1 && birth.getUTCDate() === 29 && !isLeap(one);
    const day = new Date(0).setUTCFullYear(one, birth.getUTCMonth(), leapDay ? 28 : birth.getUTCDate());
    return day + 86400e3 > t && day <= t + duration;
  });
}

/** Text under which values that compare equal fall together; undefined for what has no such value. */
export function keyOf(value: Json): string | undefined {
  if (value === null || typeof value === 'object') return undefined;
  return typeof value === 'string' ? `text ${value.toLowerCase()}` : `${typeof value} ${value}`;
}
export const keysAt = (root: Json, path: string): Set<string> =>
  new Set(elementsAt(root, path).flatMap((value) => keyOf(value) ?? []));
