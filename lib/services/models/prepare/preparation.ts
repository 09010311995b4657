import { AppError } from '@/lib/core';
import type { Matrix } from '@/lib/modelling/matrix';
import { sharedFloat64 } from '@/lib/modelling/parallel';
import type { FeatureColumn, FeatureTable } from '../features/feature-table';
import type { FeatureChoice, FeatureTransform } from '../types';
import { momentsOf, quantile, sortedKnown } from './column-stats';
import { applyTransform, type FittedTransform, fitTransform, suggestTransform } from './transform-column';

/** What was learned of one feature. Categories become a column for each value, what is rare or new one for the rest. */
export type PreparedFeature =
  | { name: string; kind: 'number'; median: number; transform: FittedTransform; centre: number; scale: number }
  | { name: string; kind: 'category'; values: string[]; other: boolean };

export type Scaling = 'none' | 'standard' | 'robust' | 'quantile' | 'power';

/** One column of the matrix: which feature, and for a category which value (null: the rest). */
export interface PreparedColumn {
  feature: string;
  value?: string | null;
}

const FORMAT = 1;
/** Values of a category that fewer have are pooled. */
const RARE = 0.01;
const MOST_VALUES = 20;

export interface PreparationJson {
  formatVersion: number;
  features: PreparedFeature[];
}

/**
 * From features to numbers that estimators take, learned once and repeated at every scoring: missing values become the
 * median, leaning ones are drawn in, all are brought to one scale, categories become columns.
 */
export class Preparation {
  private constructor(readonly features: readonly PreparedFeature[]) {}

  static fit(table: FeatureTable, choice: readonly FeatureChoice[], scaling: Scaling): Preparation {
    const wanted = new Map(choice.map(({ name, transform }) => [name, transform]));
    return new Preparation(
      table.columns.map((column) => fitColumn(column, wanted.get(column.name) ?? 'auto', scaling)),
    );
  }

  /** Throws invalidInput for an artefact of another format. */
  static fromJSON({ formatVersion, features }: PreparationJson): Preparation {
    if (formatVersion !== FORMAT)
      throw new AppError(
        'invalidInput',
        `The features were prepared in format ${formatVersion}; this is ${FORMAT}. Train the model again.`,
      );
    return new Preparation(features);
  }

  toJSON(): PreparationJson {
    return { formatVersion: FORMAT, features: [...this.features] };
  }

  get columns(): PreparedColumn[] {
    return this.features.flatMap((feature): PreparedColumn[] =>
      feature.kind === 'number'
        ? [{ feature: feature.name }]
        : [
            ...feature.values.map((value) => ({ feature: feature.name, value })),
            ...(feature.other ? [{ feature: feature.name, value: null }] : []),
          ],
    );
  }

  transformOf(name: string): FeatureTransform {
    const found = this.features.find((feature) => feature.name === name);
    return found?.kind === 'number' ? found.transform.type : 'none';
  }

  /**
   * The matrix of a table. `missing`: NaN stays where a number is missing, for estimators that know what to do with it.
   * `whole`: ends that were cut off are left on, to see who stands beyond them.
   */
  apply(table: FeatureTable, { missing = false, whole = false }: { missing?: boolean; whole?: boolean } = {}): Matrix {
    const rows = table.customers.length;
    const columns = this.columns.length;
    const data = sharedFloat64(rows * columns);
    let at = 0;
    for (const feature of this.features) {
      const column = table.columns.find(({ name }) => name === feature.name);
      if (!column) throw new AppError('invalidInput', `The feature ${feature.name} is missing.`);
      if (feature.kind === 'number') {
        const uncut = whole && feature.transform.type === 'winsorise';
        const as = uncut ? { ...feature, transform: { type: 'none' as const } } : feature;
        fillNumbers(data.subarray(at * rows, (at + 1) * rows), as, column, missing);
        at += 1;
      } else {
        fillCategories(data, at, rows, feature, column);
        at += feature.values.length + (feature.other ? 1 : 0);
      }
    }
    return { rows, columns, data };
  }
}

function fitColumn(column: FeatureColumn, wanted: FeatureChoice['transform'], scaling: Scaling): PreparedFeature {
  const { name } = column;
  if (column.kind === 'category') return fitCategory(name, column.codes, column.values);
  const sorted = sortedKnown(column.numbers);
  const scaled = scaling === 'power' || scaling === 'quantile' ? scaling : undefined;
  const kind = wanted !== 'auto' ? wanted : (scaled ?? (scaling === 'none' ? 'none' : suggestTransform(sorted)));
  const transform = fitTransform(kind, sorted);
  const median = sorted.length > 0 ? quantile(sorted, 0.5) : 0;
  const filled = column.numbers.map((value) => applyTransform(transform, Number.isFinite(value) ? value : median));
  return { name, kind: 'number', median, transform, ...scaleOf(filled, scaling) };
}

function scaleOf(values: Float64Array, scaling: Scaling): { centre: number; scale: number } {
  if (scaling === 'none') return { centre: 0, scale: 1 };
  const { mean, deviation } = momentsOf(values);
  if (scaling !== 'robust') return { centre: Number.isFinite(mean) ? mean : 0, scale: deviation || 1 };
  const sorted = values.slice().sort();
  // Quartiles that are one are no scale: most have the same value.
  return {
    centre: quantile(sorted, 0.5),
    scale: (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.349 || deviation || 1,
  };
}

function fitCategory(name: string, codes: Int32Array, values: readonly string[]): PreparedFeature {
  const counts = new Map<string, number>();
  let known = 0;
  for (const code of codes) {
    const value = values[code];
    if (value === undefined) continue;
    known += 1;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const kept = ranked.slice(0, MOST_VALUES).filter(([, count]) => count >= RARE * known);
  return { name, kind: 'category', values: kept.map(([value]) => value), other: kept.length < ranked.length };
}

function fillNumbers(
  out: Float64Array,
  { median, transform, centre, scale }: Extract<PreparedFeature, { kind: 'number' }>,
  column: FeatureColumn,
  missing: boolean,
): void {
  const numbers = column.kind === 'category' ? undefined : column.numbers;
  for (let i = 0; i < out.length; i += 1) {
    const value = numbers?.[i] ?? Number.NaN;
    if (missing && !Number.isFinite(value)) out[i] = Number.NaN;
    else out[i] = (applyTransform(transform, Number.isFinite(value) ? value : median) - centre) / scale;
  }
}

function fillCategories(
  data: Float64Array,
  at: number,
  rows: number,
  { values, other }: Extract<PreparedFeature, { kind: 'category' }>,
  column: FeatureColumn,
): void {
  if (column.kind !== 'category') return;
  const places = column.values.map((value) => {
    const place = values.indexOf(value);
    return place >= 0 ? place : other ? values.length : -1;
  });
  for (let i = 0; i < rows; i += 1) {
    const place = places[column.codes[i] ?? -1] ?? -1;
    if (place >= 0) data[(at + place) * rows + i] = 1;
  }
}
