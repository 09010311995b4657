import type { ChartColumn } from '@/components/charts/chart-card';
import type { ChartRow } from '@/components/charts/types';
import type { ClusterMap } from '@/lib/services/models/types';
import type { GroupView } from '../view';

/** The columns of a map's customers, for its table and its CSV. */
export const mapColumns = (currency: string): ChartColumn[] => [
  { key: 'customer', label: 'Customer', format: 'text' },
  { key: 'group', label: 'Group', format: 'text' },
  { key: 'silhouette', label: 'Fit (silhouette)', format: 'decimal' },
  { key: 'next', label: 'Next nearest', format: 'text' },
  { key: 'spend', label: `Spend, ${currency}`, format: { money: currency, whole: true } },
  { key: 'churn', label: 'Churn risk', format: 'percent' },
  { key: 'x', label: 'First component', format: 'decimal' },
  { key: 'y', label: 'Second component', format: 'decimal' },
];

/** The customers of a map, or some of them, as rows. */
export function mapRows(map: ClusterMap, groups: readonly GroupView[], points?: readonly number[]): ChartRow[] {
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const nameAt = (index: number | undefined) => names.get(map.groups[index ?? -1] ?? '') ?? null;
  return (points ?? map.customers.map((_, index) => index)).map((i) => ({
    customer: map.customers[i],
    group: nameAt(map.group[i]),
    silhouette: map.silhouette[i] ?? null,
    next: nameAt(map.next[i]),
    spend: map.spend[i] ?? null,
    churn: map.churn[i] ?? null,
    x: map.x[i] ?? null,
    y: map.y[i] ?? null,
  }));
}
