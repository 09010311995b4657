import { formatCount, formatDecimal, formatMoney, formatPercent, type Maybe, MISSING } from '@/components/ui/format';
import type { FeatureUnit, Figure } from '@/lib/services/models/types';

const isNumber = (value: Maybe<number>): value is number => typeof value === 'number' && Number.isFinite(value);

/** 0.84, 0.80: always as many digits, so that a column of figures lines up. */
export const fixed = (value: Maybe<number>, digits = 2): string =>
  isNumber(value) ? value.toFixed(digits).replace('-', '−') : MISSING;

/** `+0.011`, `−0.002`, `0.000`. */
export const signed = (value: Maybe<number>, digits = 3): string =>
  isNumber(value) ? `${value > 0 ? '+' : ''}${fixed(value, digits)}` : MISSING;

/** `[0.82, 0.86]`; empty where no interval is known. */
export const intervalOf = ({ low, high }: Pick<Figure, 'low' | 'high'>, digits = 2): string =>
  isNumber(low) && isNumber(high) ? `[${fixed(low, digits)}, ${fixed(high, digits)}]` : '';

/** A share as points: `1.9 points`. */
export const points = (share: Maybe<number>, digits = 1): string =>
  isNumber(share) ? `${fixed(share * 100, digits)} points` : MISSING;

/** A value of a feature in its own unit. */
export function formatFeature(value: Maybe<number | string>, unit: FeatureUnit, currency = 'GBP'): string {
  if (value === null || value === undefined) return 'not known';
  if (typeof value === 'string') return value === '' ? 'none' : value;
  switch (unit) {
    case 'money':
      return formatMoney(value, currency, { whole: Math.abs(value) >= 10 });
    case 'share':
      return formatPercent(value, 0);
    case 'days':
    case 'orders':
    case 'count':
      return formatDecimal(value, Math.abs(value) < 10 ? 1 : 0);
    case 'points':
    case 'ratio':
    case 'none':
      return formatDecimal(value, Math.abs(value) < 100 ? 1 : 0);
  }
}

/** The same with the word that the unit goes by, where it stands alone: `96 days`. */
export function formatFeatureWithUnit(value: Maybe<number | string>, unit: FeatureUnit, currency = 'GBP'): string {
  const text = formatFeature(value, unit, currency);
  return typeof value === 'number' && unit === 'days' ? `${text} days` : text;
}

/** `2,604 customers, 735 of them …`: a count with its share of a whole. */
export const countOf = (part: number, whole: number): string =>
  `${formatCount(part)} of ${formatCount(whole)}, ${formatPercent(whole > 0 ? part / whole : null)}`;
