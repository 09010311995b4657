import { createRandom } from '@/lib/core';
import type { Matrix } from '@/lib/modelling/matrix';
import { cellOf } from '../../features/feature-table';
import type { ClusterPayload } from './payload';

/** Points of the map; of more customers so many are drawn by the seed. */
const SHOWN = 20_000;

/** The points of the map, by place, as they are kept with the version. */
export function mapOf(
  payload: ClusterPayload,
  plane: { x: Float64Array; y: Float64Array },
  labels: Int32Array,
  ids: readonly string[],
  fits: Float64Array,
  x: Matrix,
  centres: readonly (readonly number[])[],
  order: readonly number[],
  seed: number,
) {
  const random = createRandom(`${seed}/map`);
  const all = Array.from(labels.keys());
  const rows =
    all.length <= SHOWN
      ? all
      : all
          .map((row) => ({ row, at: random.next() }))
          .sort((a, b) => a.at - b.at)
          .slice(0, SHOWN)
          .map(({ row }) => row)
          .sort((a, b) => a - b);
  const spend = payload.facts.columns.find(({ name }) => name === 'spend');
  const round = (value: number): number | null => (Number.isFinite(value) ? Math.round(value * 1e4) / 1e4 : null);
  return {
    customers: rows.map((row) => payload.table.customers[row] ?? 0),
    x: rows.map((row) => round(plane.x[row] ?? 0) ?? 0),
    y: rows.map((row) => round(plane.y[row] ?? 0) ?? 0),
    group: rows.map((row) => labels[row] ?? -1),
    groups: [...ids],
    silhouette: rows.map((row) => round(fits[row] ?? Number.NaN)),
    next: rows.map((row) => nextOf(x, row, labels[row] ?? -1, centres, order)),
    spend: rows.map((row) => (spend ? (cellOf(spend, row) as number | null) : null)),
    of: all.length,
  };
}

/** The nearest group that is not one's own, by its place in the list. */
function nextOf(
  x: Matrix,
  row: number,
  own: number,
  centres: readonly (readonly number[])[],
  order: readonly number[],
): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  order.forEach((label, place) => {
    if (place === own) return;
    const away = (centres[label] ?? []).reduce(
      (sum, value, j) => sum + ((x.data[j * x.rows + row] ?? 0) - value) ** 2,
      0,
    );
    if (away < least) [best, least] = [place, away];
  });
  return best;
}
