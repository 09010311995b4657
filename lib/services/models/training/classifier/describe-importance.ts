import { permutationImportance } from '@/lib/modelling/explain/permutation-importance';
import { type Matrix, takeRows } from '@/lib/modelling/matrix';
import { rocAuc } from '@/lib/modelling/metrics/roc-auc';
import type { SetFeature } from '../../features/feature-set';
import { type FeatureTable, takeTableRows } from '../../features/feature-table';
import { thin } from '../../features/thin';
import { correlation, quantile, sortedKnown } from '../../prepare/column-stats';
import type { Importance } from '../../types';
import type { Predictor } from './predictor';

/** Shapley values of a forest cost the most by far. */
const EXPLAINED = { logistic: 250, boosting: 200, forest: 50 } as const;
const SHUFFLED = 800;
const LINED = 150;
/** Lines are drawn of the features that matter most. */
const MOST_LINES = 20;
const POINTS = 10;
const REPEATS = 2;

/** What the predictor goes by: mean effects by Shapley values, loss when shuffled, and the line of each feature. */
export function describeImportance(
  predictor: Predictor,
  table: FeatureTable,
  labels: Int32Array,
  features: readonly SetFeature[],
  words: { more: string; less: string },
  { seed, signal }: { seed: number; signal: AbortSignal },
): Importance[] {
  const all = Array.from(table.customers.keys());
  const x = predictor.matrix(table);
  const rows = thin(all, EXPLAINED[predictor.algorithm]);
  const effects = rows.map((row) => predictor.explain(x, row).effects);
  signal.throwIfAborted();
  const permutation = shuffledLoss(
    predictor,
    takeRows(x, thin(all, SHUFFLED)),
    Int32Array.from(thin(all, SHUFFLED), (row) => labels[row] ?? 0),
    seed,
    signal,
  );
  const lineTable = takeTableRows(table, thin(all, LINED));
  const effectOf = (place: number): number =>
    effects.reduce((sum, each) => sum + Math.abs(each[place] ?? 0), 0) / Math.max(1, effects.length);
  const ranked = predictor.preparation.features.map((_, place) => place).sort((a, b) => effectOf(b) - effectOf(a));
  const drawn = new Set(ranked.slice(0, MOST_LINES));
  return predictor.preparation.features
    .map((prepared, place): Importance => {
      const feature = features.find(({ name }) => name === prepared.name);
      const own = effects.map((each) => each[place] ?? 0);
      const line = !drawn.has(place)
        ? []
        : prepared.kind === 'number'
          ? numberLine(predictor, lineTable, place)
          : categoryLine(predictor, lineTable, prepared.name, prepared.values);
      const direction = directionOf(table, rows, own, prepared.name, line);
      return {
        name: prepared.name,
        label: feature?.label ?? prepared.name,
        unit: feature?.unit ?? 'none',
        kind: feature?.kind ?? 'number',
        ...(feature?.description ? { description: feature.description } : {}),
        effect: effectOf(place),
        permutation: permutation[place] ?? { value: null, low: null, high: null },
        direction,
        words: wordsFor(feature, direction, line, words),
        line,
      };
    })
    .sort((a, b) => b.effect - a.effect);
}

/** The fall of the ROC-AUC where all columns of a feature are shuffled, column by column of the largest. */
function shuffledLoss(
  predictor: Predictor,
  x: Matrix,
  labels: Int32Array,
  seed: number,
  signal: AbortSignal,
): Importance['permutation'][] {
  const both = labels.includes(0) && labels.includes(1);
  const found = both
    ? permutationImportance(x, (mixed) => rocAuc(labels, predictor.probabilities(mixed)), {
        repeats: REPEATS,
        seed,
        signal,
      })
    : [];
  const columns = predictor.preparation.columns;
  return predictor.preparation.features.map(({ name }) => {
    const own = found.filter((_, column) => columns[column]?.feature === name).sort((a, b) => b.mean - a.mean)[0];
    if (!own) return { value: null, low: null, high: null };
    const half = 1.96 * (own.deviation / Math.sqrt(REPEATS));
    return { value: own.mean, low: own.mean - half, high: own.mean + half };
  });
}

/** Mean prediction at values of a number, in the customers' own units. */
function numberLine(predictor: Predictor, table: FeatureTable, place: number): Importance['line'] {
  const column = table.columns.find(({ name }) => name === predictor.preparation.features[place]?.name);
  if (!column || column.kind === 'category') return [];
  const sorted = sortedKnown(column.numbers);
  if (sorted.length === 0) return [];
  const at = [...new Set(Array.from({ length: POINTS }, (_, i) => quantile(sorted, 0.05 + (0.9 * i) / (POINTS - 1))))];
  return at.map((value) => {
    const moved: FeatureTable = {
      ...table,
      columns: table.columns.map((one) =>
        one.name === column.name
          ? { name: column.name, kind: column.kind, numbers: new Float64Array(column.numbers.length).fill(value) }
          : one,
      ),
    };
    return { value, effect: meanOf(predictor.predict(moved)) };
  });
}

function categoryLine(
  predictor: Predictor,
  table: FeatureTable,
  name: string,
  values: readonly string[],
): Importance['line'] {
  return values.map((value) => {
    const moved: FeatureTable = {
      ...table,
      columns: table.columns.map((one) =>
        one.name === name && one.kind === 'category'
          ? { ...one, values: [value], codes: new Int32Array(one.codes.length) }
          : one,
      ),
    };
    return { value, effect: meanOf(predictor.predict(moved)) };
  });
}

const meanOf = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);

/** By how the effects go with the values; where they go both ways, by neither. */
function directionOf(
  table: FeatureTable,
  rows: readonly number[],
  effects: readonly number[],
  name: string,
  line: Importance['line'],
): Importance['direction'] {
  const column = table.columns.find((one) => one.name === name);
  if (!column || column.kind === 'category') return effects.some((one) => Math.abs(one) > 1e-6) ? 'both' : 'none';
  if (
    line.length < 2 ||
    Math.max(...line.map(({ effect }) => effect)) - Math.min(...line.map(({ effect }) => effect)) < 1e-4
  )
    return 'none';
  const together = correlation(
    Float64Array.from(rows, (row) => column.numbers[row] ?? Number.NaN),
    Float64Array.from(effects),
  );
  if (!Number.isFinite(together) || Math.abs(together) < 0.3) return 'both';
  return together > 0 ? 'raises' : 'lowers';
}

/** “the longer, the riskier”. */
function wordsFor(
  feature: SetFeature | undefined,
  direction: Importance['direction'],
  line: Importance['line'],
  { more, less }: { more: string; less: string },
): string {
  if (direction === 'none') return 'hardly matters';
  if (feature?.kind === 'category') {
    const best = line.toSorted((a, b) => b.effect - a.effect)[0];
    return best ? `${more} for ${best.value}` : 'differs by value';
  }
  if (direction === 'raises') return `${feature?.comparative.more || 'the more'}, the ${more}`;
  if (direction === 'lowers') return `${feature?.comparative.more || 'the more'}, the ${less}`;
  const middle = line[Math.floor(line.length / 2)]?.effect ?? 0;
  const ends = ((line[0]?.effect ?? 0) + (line.at(-1)?.effect ?? 0)) / 2;
  return middle < ends
    ? `${less === 'safer' ? 'safest' : 'least likely'} in the middle`
    : `${more === 'riskier' ? 'riskiest' : 'likeliest'} in the middle`;
}
