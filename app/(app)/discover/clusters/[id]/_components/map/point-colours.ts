import type { ClusterMap } from '@/lib/services/models/types';

export type ColourBy = 'group' | 'spend' | 'churn';

/** Steps of a scale from little to much. */
export const STEPS = 5;
/** How strongly the colour of a step is mixed with the faint end. */
export const STRENGTHS = [0.12, 0.32, 0.54, 0.76, 1] as const;

/** The upper ends of the first four of five parts of equal size; parts that would be empty fall together. */
export function stepsOf(values: readonly (number | null)[]): number[] {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (known.length === 0) return [];
  return Array.from({ length: STEPS - 1 }, (_, i) => known[Math.floor(((i + 1) / STEPS) * known.length)] ?? 0);
}

/** Which step a value is on, 0 to 4; −1: it is not known. */
export function stepOf(value: number | null | undefined, ends: readonly number[]): number {
  if (value === null || value === undefined) return -1;
  const at = ends.findIndex((end) => value < end);
  return at < 0 ? ends.length : at;
}

/** For each customer the index of its colour, and what each index means. */
export function coloursFor(map: ClusterMap, by: ColourBy): { index: number[]; ends: number[] } {
  if (by === 'group') return { index: map.group, ends: [] };
  const values = by === 'spend' ? map.spend : map.churn;
  const ends = stepsOf(values);
  return { index: values.map((value) => stepOf(value, ends)), ends };
}
