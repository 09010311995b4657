'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { PlotFrame } from '@/components/charts/plot-frame';
import { formatPercent } from '@/components/ui/format';
import type { Figure } from '@/lib/services/models/types';
import { fixed, intervalOf } from './figures';
import { niceTicks, scaleOf } from './scale';

export interface AucRow {
  label: string;
  figure: Figure;
  /** A variable of the theme. */
  colour: string;
}

const ROW = 50;
const TOP = 6;

/** ROC-AUC of versions and the simplest rival on one scale: folds as rings, the interval as a pill. */
export function AucCard({ rows, title, pairs }: { rows: readonly AucRow[]; title: string; pairs: string }) {
  const known = rows.flatMap(({ figure }) => [figure.value, figure.low, figure.high, ...(figure.folds ?? [])]);
  const ticks = niceTicks(known, { step: 0.05, from: 0.5, to: 1 });
  const first = rows.find(({ figure }) => figure.value !== null)?.figure.value ?? null;
  const height = TOP + rows.length * ROW + 22;
  return (
    <ChartCard
      title={title}
      unit="ROC-AUC; rings are folds, bands 95 % intervals"
      csvName="roc-auc"
      columns={[
        { key: 'label', label: 'Model' },
        { key: 'value', label: 'ROC-AUC' },
        { key: 'low', label: 'From' },
        { key: 'high', label: 'To' },
        { key: 'folds', label: 'Folds' },
      ]}
      rows={rows.map(({ label, figure }) => ({
        label,
        value: fixed(figure.value, 4),
        low: fixed(figure.low, 4),
        high: fixed(figure.high, 4),
        folds: figure.folds?.map((fold) => fixed(fold, 3)).join(', ') ?? 'not measured on folds',
      }))}
    >
      <p className="mb-2.5 flex items-baseline gap-2.5">
        <b className="whitespace-nowrap font-semibold text-[1.875rem] leading-9 tracking-tight">
          {formatPercent(first, 0)}
        </b>
        <span className="text-ink-2 text-sm">{pairs}</span>
      </p>
      <PlotFrame
        height={height}
        summary={rows.map(({ label, figure }) => `${label}: ${fixed(figure.value)} ${intervalOf(figure)}`).join('; ')}
      >
        {(width) => {
          const x = scaleOf(ticks, 14, width - 14);
          return (
            <svg width={width} height={height} className="block" aria-hidden>
              {ticks.map((tick) => (
                <g key={tick}>
                  <line x1={x(tick)} x2={x(tick)} y1={TOP} y2={height - 20} stroke="var(--line)" />
                  <text x={x(tick)} y={height - 4} textAnchor="middle">
                    {fixed(tick)}
                  </text>
                </g>
              ))}
              {rows.map((row, index) => (
                <AucLine key={row.label} {...row} x={x} y={TOP + index * ROW} width={width} />
              ))}
            </svg>
          );
        }}
      </PlotFrame>
    </ChartCard>
  );
}

function AucLine({
  label,
  figure,
  colour,
  x,
  y,
  width,
}: AucRow & { x: (value: number) => number; y: number; width: number }) {
  const middle = y + 30;
  const { value, low, high, folds = [] } = figure;
  return (
    <g>
      <text x={0} y={y + 10} style={{ fontSize: 12, fill: 'var(--ink)', fontWeight: 500 }} className="halo">
        {label}
      </text>
      <text x={width} y={y + 10} textAnchor="end" style={{ fill: 'var(--ink-2)' }} className="halo">
        <tspan style={{ fill: 'var(--ink)', fontWeight: 600 }}>{fixed(value)}</tspan> {intervalOf(figure)}
      </text>
      {low !== null && high !== null && (
        <rect
          x={x(low)}
          width={Math.max(2, x(high) - x(low))}
          y={middle - 5}
          height={10}
          rx={5}
          fill={colour}
          fillOpacity={0.2}
        />
      )}
      {folds.map((fold, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: folds have no name
          key={index}
          cx={x(fold)}
          cy={middle}
          r={3.2}
          fill="var(--card)"
          stroke={colour}
          strokeWidth={1.5}
        />
      ))}
      {value !== null && (
        <line x1={x(value)} x2={x(value)} y1={middle - 8} y2={middle + 8} stroke={colour} strokeWidth={2.5} />
      )}
    </g>
  );
}
