import { Pca } from '@/lib/modelling/decomposition/pca';
import type { Matrix } from '@/lib/modelling/matrix';
import type { SetFeature } from '../../features/feature-set';
import type { PreparedColumn } from '../../prepare/preparation';
import type { ClusterResult } from '../../types';

const LOADINGS = 6;
/** Features that go with a component less closely than this do not name it. */
const NAMING = 0.35;

export interface ClusterPlane {
  x: Float64Array;
  y: Float64Array;
  components: ClusterResult['components'];
}

/** The customers on a plane: the first two principal components, with their ends in words. */
export function describeMap(
  matrix: Matrix,
  columns: readonly PreparedColumn[],
  features: readonly SetFeature[],
): ClusterPlane {
  const count = Math.min(2, matrix.columns, matrix.rows);
  const pca = new Pca({ components: count }).fit(matrix);
  const scores = pca.transform(matrix);
  const components = pca.loadings().map((loadings, c) => {
    const named = loadings.map(({ column, correlation }) => ({ prepared: columns[column], correlation }));
    const strong = named.filter(({ correlation }) => Math.abs(correlation) >= NAMING).slice(0, 2);
    const words = (high: boolean): string => {
      const parts = (strong.length > 0 ? strong : named.slice(0, 1)).map(({ prepared, correlation }) =>
        endOf(prepared, features, high === correlation > 0),
      );
      return [...new Set(parts)].join(', ');
    };
    return {
      share: pca.explainedVarianceRatio[c] ?? 0,
      low: words(false),
      high: words(true),
      loadings: named
        .slice(0, LOADINGS)
        .map(({ prepared, correlation }) => ({ feature: labelOf(prepared, features), loading: correlation })),
    };
  });
  const column = (c: number): Float64Array =>
    c < count
      ? Float64Array.from(scores.data.subarray(c * scores.rows, (c + 1) * scores.rows))
      : new Float64Array(matrix.rows);
  return { x: column(0), y: column(1), components };
}

function endOf(prepared: PreparedColumn | undefined, features: readonly SetFeature[], high: boolean): string {
  const feature = features.find(({ name }) => name === prepared?.feature);
  if (!feature) return '';
  if (prepared?.value !== undefined)
    return `${high ? '' : 'not '}${prepared.value ?? 'another'} ${feature.label.toLowerCase()}`;
  return high ? feature.ends.high : feature.ends.low;
}

function labelOf(prepared: PreparedColumn | undefined, features: readonly SetFeature[]): string {
  const label = features.find(({ name }) => name === prepared?.feature)?.label ?? prepared?.feature ?? '';
  return prepared?.value === undefined ? label : `${label}: ${prepared.value ?? 'other'}`;
}
