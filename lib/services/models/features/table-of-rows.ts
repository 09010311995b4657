import { AppError } from '@/lib/core';
import { featureNameOf } from '../types';
import type { FeatureSet } from './feature-set';
import type { FeatureColumn, FeatureTable } from './feature-table';

/**
 * A table of rows as somebody gives them: `{feature: value}`, missing ones left out or null. Throws invalidInput for a
 * feature that the model does not know and for a value of another type, with the place.
 */
export function tableOfRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  { features }: Pick<FeatureSet, 'features'>,
): FeatureTable {
  const errors: { path: string; message: string }[] = [];
  const known = new Set(['id', ...features.map(({ name }) => name)]);
  const named = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, x]) => [featureNameOf(name), x])));
  rows.forEach((row, i) => {
    for (const name of Object.keys(row))
      if (!known.has(featureNameOf(name)))
        errors.push({ path: `/rows/${i}/${name}`, message: `the model has no feature “${name}”` });
  });
  const columns = features.map(({ name, kind }): FeatureColumn => {
    const values = named.map((row, i) => {
      const value = row[name] ?? null;
      const fits =
        value === null ||
        (kind === 'category' ? typeof value === 'string' : Number.isFinite(value) || typeof value === 'boolean');
      if (!fits)
        errors.push({ path: `/rows/${i}/${name}`, message: `must be a ${kind === 'category' ? 'text' : 'number'}` });
      return value;
    });
    if (kind !== 'category')
      return {
        name,
        kind,
        numbers: Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value))),
      };
    const texts = [...new Set(values.filter((value) => typeof value === 'string'))];
    return {
      name,
      kind,
      codes: Int32Array.from(values, (value) => (typeof value === 'string' ? texts.indexOf(value) : -1)),
      values: texts,
    };
  });
  if (errors.length > 0)
    throw new AppError('invalidInput', 'Some rows do not fit the model.', { errors: errors.slice(0, 100) });
  return { customers: new Int32Array(rows.length), at: new Float64Array(rows.length), columns };
}
