'use client';

import { PlotFrame } from '@/components/charts/plot-frame';
import { roundTicks, scaleOf } from './scale';

export interface ExpectedRow {
  label: string;
  predicted: number;
  actual: number;
  /** Ends of the interval of what came. */
  low: number | null;
  high: number | null;
}

const HEIGHT = 240;
const BOTTOM = 196;
const LEFT = 52;

export interface ExpectedPlotProps {
  rows: readonly ExpectedRow[];
  format: (value: number) => string;
  /** What the places along the axis are. */
  axis: string;
}

/** What the model expected as a ring, what came as a filled bar with its interval: one grammar for all models. */
export function ExpectedPlot({ rows, format, axis }: ExpectedPlotProps) {
  const top = Math.max(0, ...rows.flatMap(({ predicted, actual, high }) => [predicted, actual, high ?? 0]));
  const ticks = roundTicks(0, top || 1, 4);
  return (
    <>
      <PlotFrame
        height={HEIGHT}
        summary={rows
          .map(({ label, predicted, actual }) => `${label}: expected ${format(predicted)}, came ${format(actual)}`)
          .join('; ')}
      >
        {(width) => {
          const step = (width - LEFT - 8) / Math.max(1, rows.length);
          const y = scaleOf(ticks, BOTTOM, 10);
          const bar = Math.min(40, step * 0.62);
          return (
            <svg width={width} height={HEIGHT} className="block" aria-hidden>
              {ticks.map((tick) => (
                <g key={tick}>
                  <line
                    x1={LEFT}
                    x2={width - 8}
                    y1={y(tick)}
                    y2={y(tick)}
                    stroke={tick === 0 ? 'var(--line-strong)' : 'var(--line)'}
                  />
                  <text x={LEFT - 7} y={y(tick) + 4} textAnchor="end">
                    {format(tick)}
                  </text>
                </g>
              ))}
              {rows.map((row, index) => {
                const middle = LEFT + (index + 0.5) * step;
                return (
                  <g key={row.label}>
                    <rect
                      x={middle - bar / 2}
                      width={bar}
                      y={y(row.actual)}
                      height={Math.max(0, BOTTOM - y(row.actual))}
                      fill="var(--c2)"
                      fillOpacity={0.75}
                      rx={2}
                    />
                    {row.low !== null && row.high !== null && (
                      <line
                        x1={middle}
                        x2={middle}
                        y1={y(row.low)}
                        y2={y(row.high)}
                        stroke="var(--ink-2)"
                        strokeWidth={1.5}
                      />
                    )}
                    <circle
                      cx={middle}
                      cy={y(row.predicted)}
                      r={4.5}
                      fill="var(--card)"
                      stroke="var(--accent)"
                      strokeWidth={2}
                    />
                    <text x={middle} y={BOTTOM + 17} textAnchor="middle">
                      {row.label}
                    </text>
                  </g>
                );
              })}
              <text x={(LEFT + width) / 2} y={HEIGHT - 6} textAnchor="middle">
                {axis}
              </text>
            </svg>
          );
        }}
      </PlotFrame>
      <p className="mt-1 flex flex-wrap gap-x-4 text-ink-2 text-xs">
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-[2px] bg-c2" aria-hidden /> what came
        </span>
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-full border-2 border-accent" aria-hidden /> what was expected
        </span>
      </p>
    </>
  );
}
