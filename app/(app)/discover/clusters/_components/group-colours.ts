import { PALETTE } from '@/components/charts/palette';

export const NOISE = 'noise';
const numberOf = (id: string): number => Number(/^g(\d+)$/.exec(id)?.[1] ?? Number.POSITIVE_INFINITY);

/** The colour of each group by its id: it keeps it however the groups are sorted. Outliers, and a ninth group, are grey. */
export function coloursOf(ids: readonly string[]): ReadonlyMap<string, string> {
  const groups = ids.filter((id) => id !== NOISE).sort((a, b) => numberOf(a) - numberOf(b) || (a < b ? -1 : 1));
  return new Map([
    ...groups.map((id, index) => [id, PALETTE[index] ?? 'var(--ink-3)'] as const),
    [NOISE, 'var(--ink-3)'] as const,
  ]);
}
