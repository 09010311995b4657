'use client';

import { PlotFrame } from '@/components/charts/plot-frame';
import { roundTicks, scaleOf } from '@/components/models/scale';
import { formatCount, formatTick } from '@/components/ui/format';
import type { ScoreSpread } from './score-spread';

const HEIGHT = 220;
const BOTTOM = 190;
const LEFT = 46;

export interface SpreadPlotProps {
  spread: ScoreSpread;
  said: (value: number) => string;
  /** Bars above it are full: those are flagged. */
  threshold?: number;
}

/** Customers by score; who is flagged stands full, the rest at a third. */
export function SpreadPlot({ spread, said, threshold }: SpreadPlotProps) {
  const { bins } = spread;
  const ticks = roundTicks(0, Math.max(1, ...bins.map(({ count }) => count)), 3);
  const from = bins[0]?.from ?? 0;
  const to = bins.at(-1)?.to ?? 1;
  return (
    <PlotFrame
      height={HEIGHT}
      summary={`Customers by score from ${said(from)} to ${said(to)}; half of them lie below ${said(spread.percentiles[50] ?? from)}`}
    >
      {(width) => {
        const y = scaleOf(ticks, BOTTOM, 16);
        const x = scaleOf([from, to], LEFT, width - 10);
        return (
          <svg width={width} height={HEIGHT} className="block" aria-hidden>
            {ticks.map((tick) => (
              <g key={tick}>
                <line
                  x1={LEFT}
                  x2={width - 10}
                  y1={y(tick)}
                  y2={y(tick)}
                  stroke={tick === 0 ? 'var(--line-strong)' : 'var(--line)'}
                />
                <text x={LEFT - 7} y={y(tick) + 4} textAnchor="end">
                  {formatTick(tick)}
                </text>
              </g>
            ))}
            {bins.map((bin) => (
              <rect
                key={bin.from}
                x={x(bin.from) + 0.75}
                width={Math.max(1, x(bin.to) - x(bin.from) - 1.5)}
                y={y(bin.count)}
                height={Math.max(0, BOTTOM - y(bin.count))}
                fill="var(--accent)"
                fillOpacity={threshold === undefined || bin.from >= threshold - 1e-9 ? 1 : 0.33}
              >
                <title>{`${said(bin.from)} to ${said(bin.to)}: ${formatCount(bin.count)} customers`}</title>
              </rect>
            ))}
            {threshold !== undefined && (
              <>
                <line x1={x(threshold)} x2={x(threshold)} y1={4} y2={BOTTOM} stroke="var(--accent)" strokeWidth={1.5} />
                <text
                  x={x(threshold) + (x(threshold) > width - 110 ? -6 : 6)}
                  y={12}
                  textAnchor={x(threshold) > width - 110 ? 'end' : 'start'}
                  className="halo"
                  style={{ fill: 'var(--accent)' }}
                >
                  flagged from {said(threshold)}
                </text>
              </>
            )}
            {[0, 0.25, 0.5, 0.75, 1].map((share) => (
              <text
                key={share}
                x={x(from + share * (to - from))}
                y={BOTTOM + 18}
                textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}
              >
                {said(from + share * (to - from))}
              </text>
            ))}
          </svg>
        );
      }}
    </PlotFrame>
  );
}
