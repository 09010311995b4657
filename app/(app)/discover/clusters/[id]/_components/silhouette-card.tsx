'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { PlotFrame } from '@/components/charts/plot-frame';
import { fixed } from '@/components/models/figures';
import { formatDecimal, formatPercent } from '@/components/ui/format';
import type { ClusterResult } from '@/lib/services/models/types';
import type { GroupView } from './view';

const COLUMNS = [
  { key: 'group', label: 'Group', format: 'text' as const },
  { key: 'size', label: 'Customers', format: 'count' as const },
  { key: 'mean', label: 'Mean silhouette', format: 'decimal' as const },
  { key: 'least', label: 'Lowest', format: 'decimal' as const },
  { key: 'most', label: 'Highest', format: 'decimal' as const },
  { key: 'below', label: 'Suit another group', format: 'percent' as const },
];

const HEIGHT = 356;
const AXIS = 24;
const GAP = 19;

/** How well each customer fits: one line a customer, sorted within the group, as wide as the silhouette is. */
export function SilhouetteCard({ result, groups, csvName }: SilhouetteCardProps) {
  const parts = groups.flatMap((group) => {
    const values = result.silhouettes.find((each) => each.group === group.id)?.values ?? [];
    return values.length > 0 ? [{ group, values: [...values].sort((a, b) => b - a) }] : [];
  });
  if (parts.length === 0) return null;
  const rows = parts.map(({ group, values }) => ({
    group: group.name,
    size: group.size,
    mean: group.silhouette,
    least: values.at(-1) ?? null,
    most: values[0] ?? null,
    below: values.filter((value) => value < 0).length / values.length,
  }));
  const summary = rows
    .map(({ group, mean, below }) => `${group}: mean ${fixed(mean)}, ${formatPercent(below)} suit another group`)
    .join('; ');
  const low = Math.min(0, ...parts.map(({ values }) => values.at(-1) ?? 0));
  const high = Math.max(0.1, ...parts.map(({ values }) => values[0] ?? 0));
  const total = parts.reduce((sum, { group }) => sum + group.size, 0);
  const room = HEIGHT - AXIS - parts.length * GAP;
  return (
    <ChartCard
      title="How well does each customer fit?"
      unit="One line a customer; below 0 suits another group"
      columns={COLUMNS}
      rows={rows}
      csvName={csvName}
    >
      <PlotFrame height={HEIGHT} summary={summary}>
        {(width) => {
          const x = (value: number) => 6 + ((value - low) / (high - low)) * (width - 44);
          let top = 0;
          return (
            <svg width={width} height={HEIGHT} aria-hidden>
              {ticks(low, high).map((tick) => (
                <g key={tick}>
                  <line
                    x1={x(tick)}
                    x2={x(tick)}
                    y1={0}
                    y2={HEIGHT - AXIS}
                    stroke={tick === 0 ? 'var(--line-strong)' : 'var(--line)'}
                  />
                  <text x={x(tick)} y={HEIGHT - 6} textAnchor="middle" fontSize={11} fill="var(--ink-3)">
                    {formatDecimal(tick, 1)}
                  </text>
                </g>
              ))}
              {parts.map(({ group, values }) => {
                const from = top + GAP - 4;
                const height = Math.max(3, (group.size / total) * room);
                top += GAP + height;
                const edge = values.map(
                  (value, i) => `${x(value).toFixed(1)} ${(from + ((i + 0.5) / values.length) * height).toFixed(1)}`,
                );
                return (
                  <g key={group.id}>
                    <path
                      d={`M${x(0)} ${from}L${edge.join('L')}L${x(0)} ${from + height}Z`}
                      fill={group.colour}
                      fillOpacity={0.85}
                    />
                    <text
                      x={x(0) + 5}
                      y={from - 4}
                      fontSize={11}
                      fontWeight={500}
                      fill="var(--ink-2)"
                      stroke="var(--card)"
                      strokeWidth={3}
                      paintOrder="stroke"
                    >
                      {group.name}
                    </text>
                    <text
                      x={width - 2}
                      y={from - 4}
                      textAnchor="end"
                      fontSize={11}
                      fontWeight={500}
                      fill="var(--ink)"
                      stroke="var(--card)"
                      strokeWidth={3}
                      paintOrder="stroke"
                    >
                      {fixed(group.silhouette)}
                    </text>
                  </g>
                );
              })}
              {result.silhouette !== null && (
                <line
                  x1={x(result.silhouette)}
                  x2={x(result.silhouette)}
                  y1={0}
                  y2={HEIGHT - AXIS}
                  stroke="var(--ink)"
                  strokeDasharray="2 3"
                />
              )}
            </svg>
          );
        }}
      </PlotFrame>
      <p className="mt-1 text-right text-2xs text-ink-3">
        mean <b className="font-semibold text-ink">{fixed(result.silhouette)}</b>, dashed; of each group at its right
      </p>
    </ChartCard>
  );
}

interface SilhouetteCardProps {
  result: ClusterResult;
  groups: readonly GroupView[];
  csvName: string;
}

const ticks = (low: number, high: number): number[] =>
  [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1].filter((tick) => tick >= low - 0.01 && tick <= high + 0.01);
