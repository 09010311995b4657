import type { Matrix } from '@/lib/modelling/matrix';
import type { SetFeature } from '../../features/feature-set';
import type { PreparedColumn } from '../../prepare/preparation';

const LISTED = 25;
/** Distances in mean squares a feature: farther than this from one's group is out of the ordinary. */
const FAR = 3;

export interface Outlier {
  row: number;
  score: number;
  why: string;
}

/** The rows that are farthest from the centre of their group, in standard deviations a feature, and by what. */
export function findOutliers(
  x: Matrix,
  labels: Int32Array,
  centres: readonly (readonly number[])[],
  columns: readonly PreparedColumn[],
  features: readonly SetFeature[],
): Outlier[] {
  const found: Outlier[] = [];
  for (let i = 0; i < x.rows; i += 1) {
    const centre = centres[labels[i] ?? -1];
    let sum = 0;
    let most = { column: 0, off: 0 };
    for (let j = 0; j < x.columns; j += 1) {
      const off = (x.data[j * x.rows + i] ?? 0) - (centre?.[j] ?? 0);
      sum += off * off;
      if (Math.abs(off) > Math.abs(most.off)) most = { column: j, off };
    }
    const score = Math.sqrt(sum / x.columns);
    if (score >= FAR || (labels[i] ?? -1) < 0)
      found.push({ row: i, score, why: whyOf(columns[most.column], most.off, features, centre ? 'group' : 'average') });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, LISTED);
}

function whyOf(
  column: PreparedColumn | undefined,
  off: number,
  features: readonly SetFeature[],
  from: 'group' | 'average',
): string {
  const feature = features.find(({ name }) => name === column?.feature);
  if (!feature) return '';
  if (column?.value !== undefined) return `${feature.label} ${column.value ?? 'another'}`;
  return `${feature.label} ${Math.abs(off).toFixed(1)} deviations ${off > 0 ? 'above' : 'below'} the ${from}`;
}
