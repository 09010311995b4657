import { type Drift, driftFrom } from '@/lib/statistics/drift';
import type { FeatureColumn } from '../features/feature-table';
import { type DriftReference, SCORE, type Scored } from '../training/trainer';
import type { DriftFeature } from '../types';

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Every feature that was learned from, and the score, as they were then and are among those just scored. */
export function compareFeatures({ features }: DriftReference, scored: Scored): DriftFeature[] {
  return features.flatMap(({ name, label, profile }): DriftFeature[] => {
    const column = scored.features?.columns.find((one) => one.name === name);
    const values = name === SCORE ? scoresOf(scored) : column && valuesOf(column);
    const fits = values && (profile.type === 'number') === values instanceof Float64Array;
    return fits ? [featureOf(name, label, name === SCORE ? 'score' : 'feature', driftFrom(profile, values))] : [];
  });
}

/** A comparison in the words of the reports; the pictures' shares as counts of those they were counted on. */
export function featureOf(feature: string, label: string, of: DriftFeature['of'], drift: Drift): DriftFeature {
  const all = { before: drift.before.count + drift.before.missing, now: drift.now.count + drift.now.missing };
  const width = widthOf(drift);
  const bins = (side: 'before' | 'now'): DriftFeature['now'] =>
    drift.picture.map((bin) => ({
      from: bin.low ?? (bin.high === null ? 0 : bin.high - width),
      to: bin.high ?? (bin.low === null ? 0 : bin.low + width),
      count: Math.round(bin[side] * all[side]),
      ...(bin.name === null ? {} : { label: bin.name }),
    }));
  return {
    feature,
    label,
    of,
    psi: finite(drift.stabilityIndex),
    kl: finite(drift.kullbackLeibler),
    js: finite(drift.jensenShannon),
    ks: drift.kolmogorovSmirnov && finite(drift.kolmogorovSmirnov.statistic),
    grade: drift.grade === 'drifted' ? 'moved' : drift.grade,
    before: bins('before'),
    now: bins('now'),
  };
}

function widthOf({ picture }: Drift): number {
  const inner = picture.find(({ low, high }) => low !== null && high !== null);
  return inner ? (inner.high ?? 0) - (inner.low ?? 0) : 1;
}

function scoresOf({ rows }: Scored): Float64Array | (string | null)[] {
  const numbers = rows.map(({ probability, value }) => probability ?? value);
  if (numbers.some((one) => one !== null)) return Float64Array.from(numbers, (one) => one ?? Number.NaN);
  return rows.map(({ label }) => label);
}

const valuesOf = (column: FeatureColumn): Float64Array | (string | null)[] =>
  column.kind === 'category' ? Array.from(column.codes, (code) => column.values[code] ?? null) : column.numbers;
