import { fixed, intervalOf } from '@/components/models/figures';
import { daysWords } from '@/components/models/words';
import type { Fact } from '@/components/ui/card';
import { formatCount, formatMoney, formatPercent } from '@/components/ui/format';
import type { LifetimeResult } from '@/lib/services/models/types';

type Metric = LifetimeResult['metrics'][string];

/** `[93 %, 99 %]`; empty where no interval is known. */
const between = ({ low, high }: Metric, format: (value: number) => string): string =>
  low === null || high === null ? '' : `[${format(low)}, ${format(high)}]`;

const percent = (value: number | null): string => formatPercent(value, 0);
const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

/** What was expected of all, then how well it tells customers apart. */
const ORDER = ['purchases', 'value', 'expectedOrders', 'error', 'ranking', 'topTenth'];

/** What is known of expected values, each in a few words with its interval. */
export function lifetimeFacts({ metrics, horizonDays }: LifetimeResult, currency: string): Fact[] {
  const place = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const sorted = Object.entries(metrics).sort(([a], [b]) => place(a) - place(b));
  return sorted.flatMap(([name, figure]): Fact[] => {
    const { value } = figure;
    switch (name) {
      case 'error': {
        const before = metrics.errorAsBefore?.value;
        const beside = typeof before === 'number' ? `; ${fixed(before)} if each ordered as before` : '';
        return [{ label: 'Error a customer', value: `${fixed(value)} orders`, note: `${intervalOf(figure)}${beside}` }];
      }
      case 'errorAsBefore':
        return [];
      case 'purchases':
        return [
          {
            label: 'Expected orders',
            value: percent(value),
            note: joined('of those that came', between(figure, percent)),
          },
        ];
      case 'value':
        return [
          { label: 'Expected money', value: percent(value), note: joined('of what came', between(figure, percent)) },
        ];
      case 'ranking':
        return [
          { label: 'Rank correlation', value: fixed(value), note: joined(intervalOf(figure), '1 is the right order') },
        ];
      case 'topTenth':
        return [
          { label: 'Tenth valued most', value: percent(value), note: joined('of the money', between(figure, percent)) },
        ];
      case 'expectedOrders':
        return [
          {
            label: 'Orders to come',
            value: formatCount(value),
            note: joined(
              `in ${daysWords(horizonDays)}`,
              between(figure, (each) => formatCount(Math.round(each))),
            ),
          },
        ];
      default:
        return [
          {
            label: figure.label,
            value: figure.unit === 'money' ? formatMoney(value, currency, { whole: true }) : fixed(value),
            note: intervalOf(figure),
          },
        ];
    }
  });
}
