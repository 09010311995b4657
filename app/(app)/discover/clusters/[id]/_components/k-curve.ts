import type { ClusterResult } from '@/lib/services/models/types';

type KPoint = ClusterResult['kCurve'][number];

/** The number of groups that a measure likes best. */
export function bestK(curve: readonly KPoint[], measure: 'silhouette' | 'daviesBouldin'): number | null {
  let best: { k: number; value: number } | null = null;
  for (const { k, ...measures } of curve) {
    const value = measures[measure];
    if (value === null) continue;
    if (!best || (measure === 'silhouette' ? value > best.value : value < best.value)) best = { k, value };
  }
  return best?.k ?? null;
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Two to four round values that lie within what is shown. */
export function ticksOf(values: readonly number[]): number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high - low || Math.abs(high) || 1;
  const step = STEPS.find((each) => span / each <= 3) ?? 10 ** Math.ceil(Math.log10(span / 3));
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9; i += 1) ticks.push(Number((i * step).toFixed(6)));
  return ticks.length > 0 ? ticks : [Number(low.toPrecision(2))];
}
