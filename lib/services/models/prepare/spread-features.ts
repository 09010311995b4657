import type { SetFeature } from '../features/feature-set';
import type { FeatureColumn, FeatureTable } from '../features/feature-table';
import type { FeatureSpread } from '../types';
import { correlation, momentsOf, quantile, sortedKnown } from './column-stats';
import { suggestTransform } from './transform-column';

const BINS = 30;
const SHOWN_VALUES = 20;
/** Two features that go together more closely than this are one. */
const SAME = 0.9999;

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** How each feature is spread over a table, and which cannot help: constant, all missing, or the double of another. */
export function spreadFeatures(table: FeatureTable, features: readonly SetFeature[]): FeatureSpread[] {
  const spreads = table.columns.map((column) => {
    const feature = features.find(({ name }) => name === column.name);
    if (!feature) throw new RangeError(`no feature ${column.name}`);
    return column.kind === 'category' ? ofCategory(feature, column) : ofNumbers(feature, column.numbers);
  });
  markDoubles(table, spreads);
  return spreads;
}

const infoOf = ({ name, label, unit, kind, description }: SetFeature) => ({ name, label, unit, kind, description });

function ofNumbers(feature: SetFeature, numbers: Float64Array): FeatureSpread {
  const sorted = sortedKnown(numbers);
  const { mean, deviation, skewness } = momentsOf(sorted);
  const [low, high] = [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
  return {
    ...infoOf(feature),
    rows: numbers.length,
    missing: numbers.length - sorted.length,
    mean: known(mean),
    deviation: sorted.length > 0 ? deviation : null,
    min: known(low),
    quartiles: [known(quantile(sorted, 0.25)), known(quantile(sorted, 0.5)), known(quantile(sorted, 0.75))],
    max: known(high),
    skewness: sorted.length > 0 ? skewness : null,
    bins: binsOf(sorted),
    values: [],
    unusable: sorted.length === 0 ? 'nobody has a value' : low === high ? 'everybody has the same value' : null,
    suggested: suggestTransform(sorted),
  };
}

/** Even bins up to the 99th percentile; the last one holds what is above as well. */
export function binsOf(sorted: Float64Array, count = BINS): { from: number; to: number; count: number }[] {
  if (sorted.length === 0) return [];
  const low = sorted[0] ?? 0;
  const top = quantile(sorted, 0.99);
  const high = top > low ? top : (sorted.at(-1) ?? low);
  if (high <= low) return [{ from: low, to: low, count: sorted.length }];
  const width = (high - low) / count;
  const bins = Array.from({ length: count }, (_, i) => ({
    from: low + i * width,
    to: low + (i + 1) * width,
    count: 0,
  }));
  for (const value of sorted) {
    const bin = bins[Math.min(count - 1, Math.floor((value - low) / width))];
    if (bin) bin.count += 1;
  }
  return bins;
}

function ofCategory(
  feature: SetFeature,
  { codes, values }: Extract<FeatureColumn, { kind: 'category' }>,
): FeatureSpread {
  const counts = new Array<number>(values.length).fill(0);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  const ranked = values.map((value, i) => ({ value, count: counts[i] ?? 0 })).sort((a, b) => b.count - a.count);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return {
    ...infoOf(feature),
    rows: codes.length,
    missing: codes.length - all,
    mean: null,
    deviation: null,
    min: null,
    quartiles: [null, null, null],
    max: null,
    skewness: null,
    bins: [],
    values: ranked.slice(0, SHOWN_VALUES),
    unusable:
      all === 0
        ? 'nobody has a value'
        : ranked.filter(({ count }) => count > 0).length === 1
          ? 'everybody has the same value'
          : null,
    suggested: 'none',
  };
}

function markDoubles(table: FeatureTable, spreads: FeatureSpread[]): void {
  table.columns.forEach((column, i) => {
    const spread = spreads[i];
    if (!spread || spread.unusable || column.kind === 'category') return;
    const double = table.columns.slice(0, i).find((other, j) => {
      if (other.kind === 'category' || spreads[j]?.unusable) return false;
      return Math.abs(correlation(column.numbers, other.numbers)) > SAME;
    });
    if (double)
      spread.unusable = `the same as ${spreads.find(({ name }) => name === double.name)?.label ?? double.name}`;
  });
}

/** Correlations of the numbers of a table; null where one does not vary. */
export function correlationsOf(table: FeatureTable): { features: string[]; values: (number | null)[][] } {
  const columns = table.columns.flatMap((column) => (column.kind === 'category' ? [] : [column]));
  const values = columns.map((a, i) => columns.map((b, j) => (i === j ? 1 : known(correlation(a.numbers, b.numbers)))));
  return { features: columns.map(({ name }) => name), values };
}
