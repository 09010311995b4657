import type { MetricSpread } from '@/lib/services/segments/suggest-spread';
import type { BareMetric } from '../words';

export interface Cut {
  /** The values that satisfy the condition, both ends included. */
  from: number;
  to: number;
  /** The thresholds between them and the others. */
  cuts: number[];
}

/** The value at a percentile (continuous), between the whole ones on the straight line. */
export function valueAt({ percentiles }: MetricSpread, percentile: number): number | undefined {
  const low = percentiles[Math.floor(percentile)]?.value;
  const high = percentiles[Math.ceil(percentile)]?.value;
  if (low === undefined || high === undefined) return undefined;
  return low + (high - low) * (percentile - Math.floor(percentile));
}

/** Which values a metric condition asks for; undefined where it compares with no number. */
export function cutOf({ op, value, percentile }: BareMetric, spread: MetricSpread): Cut | undefined {
  const lowest = Number.NEGATIVE_INFINITY;
  const highest = Number.POSITIVE_INFINITY;
  const [low, high] = Array.isArray(value) ? value : [value, value];
  const at = percentile === undefined ? low : valueAt(spread, percentile);
  if (typeof at !== 'number') return undefined;
  switch (op) {
    case 'gt':
    case 'gte':
      return { from: at, to: highest, cuts: [at] };
    case 'lt':
    case 'lte':
      return { from: lowest, to: at, cuts: [at] };
    case 'eq':
      return { from: at, to: at, cuts: [at] };
    case 'between':
      return typeof high === 'number' ? { from: at, to: high, cuts: [at, high] } : undefined;
    default:
      return undefined;
  }
}
