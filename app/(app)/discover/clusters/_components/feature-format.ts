import { formatCount, formatDecimal, formatMoney, formatPercent, MISSING } from '@/components/ui/format';
import type { FeatureUnit } from '@/lib/services/models/types';

type Value = number | string | null | undefined;

/** A feature's value in its unit: `14 d`, `£5,142`, `71 %`; of a category the value itself. */
export function formatFeature(value: Value, unit: FeatureUnit, currency: string): string {
  if (value === null || value === undefined || value === '') return MISSING;
  if (typeof value === 'string') return value;
  switch (unit) {
    case 'days':
      return Number.isFinite(value) ? `${formatCount(value)} d` : MISSING;
    case 'money':
      return formatMoney(value, currency, { whole: true });
    case 'share':
      return formatPercent(value, 0);
    case 'orders':
    case 'count':
      return formatDecimal(value, Math.abs(value) < 10 ? 1 : 0);
    case 'points':
      return formatCount(value);
    case 'ratio':
    case 'none':
      return formatDecimal(value, Math.abs(value) < 10 ? 2 : 0);
  }
}

/** What the numbers of a feature are counted in, for a table's head and a CSV. */
export function unitLabel(unit: FeatureUnit, currency: string): string {
  const words: Record<FeatureUnit, string> = {
    days: 'days',
    orders: 'orders',
    money: currency,
    share: 'share',
    count: 'number',
    points: 'points',
    ratio: 'ratio',
    none: '',
  };
  return words[unit];
}
