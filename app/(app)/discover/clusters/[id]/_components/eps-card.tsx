'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { PlotFrame } from '@/components/charts/plot-frame';
import { formatCount, formatDecimal, formatPercent } from '@/components/ui/format';
import type { ClusterResult } from '@/lib/services/models/types';

const COLUMNS = [
  { key: 'share', label: 'Share of customers', format: 'percent' as const },
  { key: 'distance', label: 'Distance', format: 'decimal' as const },
];
const HEIGHT = 200;
const BOTTOM = 22;
const LEFT = 38;

/** How near is near enough: the distance to the k-th neighbour of everyone, sorted; the radius lies at its knee. */
export function EpsCard({ neighbours, csvName }: EpsCardProps) {
  const { distances, eps, minPoints } = neighbours;
  if (distances.length < 2) return null;
  const shareAt = (i: number) => i / (distances.length - 1);
  const within = distances.filter((distance) => distance <= eps).length / distances.length;
  const top = Math.max(eps, distances[Math.floor(distances.length * 0.995)] ?? 0, 1e-9);
  return (
    <ChartCard
      title="How near is near enough?"
      unit={`distance to the neighbour number ${formatCount(minPoints)}, in deviations`}
      columns={COLUMNS}
      rows={distances.map((distance, i) => ({ share: shareAt(i), distance }))}
      csvName={csvName}
      foot={`A radius of ${formatDecimal(eps)} takes in ${formatPercent(within, 0)} of the customers; the others stand alone or at an edge.`}
    >
      <PlotFrame
        height={HEIGHT}
        summary={`Distance to neighbour ${formatCount(minPoints)}, sorted: from ${formatDecimal(distances[0])} to ${formatDecimal(distances.at(-1))}; the radius is ${formatDecimal(eps)}`}
      >
        {(width) => {
          const x = (share: number) => LEFT + share * (width - LEFT - 6);
          const y = (distance: number) => 8 + (1 - Math.min(distance, top) / top) * (HEIGHT - 8 - BOTTOM);
          return (
            <svg width={width} height={HEIGHT} aria-hidden>
              {[0, 0.5, 1].map((share) => (
                <g key={share}>
                  <line x1={LEFT} x2={width} y1={y(share * top)} y2={y(share * top)} stroke="var(--line)" />
                  <text x={LEFT - 6} y={y(share * top) + 4} textAnchor="end" fontSize={11} fill="var(--ink-3)">
                    {formatDecimal(share * top, 1)}
                  </text>
                  <text
                    x={x(share)}
                    y={HEIGHT - 6}
                    textAnchor={share === 1 ? 'end' : 'middle'}
                    fontSize={11}
                    fill="var(--ink-3)"
                  >
                    {formatPercent(share, 0)}
                  </text>
                </g>
              ))}
              <line x1={LEFT} x2={width} y1={y(eps)} y2={y(eps)} stroke="var(--ink-3)" strokeDasharray="3 3" />
              <text
                x={LEFT + 4}
                y={y(eps) - 5}
                fontSize={11}
                fill="var(--ink)"
                stroke="var(--card)"
                strokeWidth={3}
                paintOrder="stroke"
              >
                radius {formatDecimal(eps)}
              </text>
              <path
                d={`M${distances.map((distance, i) => `${x(shareAt(i)).toFixed(1)} ${y(distance).toFixed(1)}`).join('L')}`}
                fill="none"
                stroke="var(--accent)"
                strokeWidth={1.75}
              />
            </svg>
          );
        }}
      </PlotFrame>
    </ChartCard>
  );
}

interface EpsCardProps {
  neighbours: NonNullable<ClusterResult['neighbourDistances']>;
  csvName: string;
}
