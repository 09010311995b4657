'use client';

import { Bar, CartesianGrid, BarChart as Recharts, Tooltip, XAxis, YAxis } from 'recharts';
import { gridProps, xAxisProps, yAxisProps } from './axes';
import { ChartTooltip } from './chart-tooltip';
import { colourOf } from './palette';
import { PlotFrame } from './plot-frame';
import type { ChartRow, PlotProps, Series } from './types';

export interface PairedBarsProps extends PlotProps {
  /** Grey, at the left of each pair. */
  before: Series;
  after: Series;
}

/** Two bars a place: as it was in grey, as it would be in colour. */
export function PairedBars({
  data,
  x,
  xFormat = 'text',
  format = 'count',
  height = 220,
  summary,
  before,
  after,
}: PairedBarsProps) {
  const series: Series[] = [
    { ...before, kind: 'muted' },
    { ...after, colour: colourOf(0, after.colour) },
  ];
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-xs" aria-hidden>
        <span className="flex items-center gap-1.5">
          <span className="size-2 rounded-[2px]" style={{ background: 'var(--muted-series)' }} /> {before.label}
        </span>
        <span className="flex items-center gap-1.5">
          <span className="size-2 rounded-[2px]" style={{ background: colourOf(0, after.colour) }} /> {after.label}
        </span>
      </p>
      <PlotFrame height={height} summary={summary}>
        {(width) => (
          <Recharts
            width={width}
            height={height}
            data={data as ChartRow[]}
            margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
            barCategoryGap="18%"
            barGap={1}
            accessibilityLayer={false}
          >
            <CartesianGrid {...gridProps} />
            <XAxis {...xAxisProps(x, xFormat)} minTickGap={4} />
            <YAxis {...yAxisProps(format)} />
            <Tooltip
              cursor={{ fill: 'var(--sunken)' }}
              isAnimationActive={false}
              content={<ChartTooltip series={series} x={x} xFormat={xFormat} format={format} />}
            />
            <Bar dataKey={before.key} fill="var(--muted-series)" isAnimationActive={false} radius={[2, 2, 0, 0]} />
            <Bar dataKey={after.key} fill={colourOf(0, after.colour)} isAnimationActive={false} radius={[2, 2, 0, 0]} />
          </Recharts>
        )}
      </PlotFrame>
    </div>
  );
}
