import type { RevenueChart } from './revenue-rows';

/** The columns of the chart as a table and as CSV. */
export const revenueColumns = (chart: RevenueChart): { key: string; label: string }[] => [
  { key: 'week', label: 'Week from' },
  ...chart.layers.map((layer) => ({ key: layer.key, label: layer.label })),
  { key: 'all', label: 'All' },
  ...(chart.hasYearAgo ? [{ key: 'yearAgo', label: `All, a year before` }] : []),
];
