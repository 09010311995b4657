'use client';

import {
  Bar,
  CartesianGrid,
  Cell,
  LabelList,
  BarChart as Recharts,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatTick } from '@/components/ui/format';
import { gridProps, xAxisProps, yAxisProps } from './axes';
import { ChartTooltip } from './chart-tooltip';
import { colourOf } from './palette';
import { PlotFrame } from './plot-frame';
import type { ChartRow, PlotProps, Series } from './types';

export interface BarChartProps extends PlotProps {
  series: Series;
  /** The places on the x axis whose bars are full; the others stand at a third. All are full where it is left out. */
  emphasis?: readonly (string | number)[];
  /** A dashed line across: the average, say. */
  reference?: { value: number; label: string };
}

/** Bars, the emphasised ones solid, each with its value on top where there is room. */
export function BarChart({
  data,
  x,
  xFormat = 'text',
  format = 'count',
  height = 220,
  summary,
  series,
  emphasis,
  reference,
}: BarChartProps) {
  const colour = colourOf(0, series.colour);
  return (
    <PlotFrame height={height} summary={summary}>
      {(width) => {
        const labelled = width / Math.max(1, data.length) >= 34;
        return (
          <Recharts
            width={width}
            height={height}
            data={data as ChartRow[]}
            margin={{ top: 18, right: 4, bottom: 0, left: 0 }}
            barCategoryGap="14%"
            accessibilityLayer={false}
          >
            <CartesianGrid {...gridProps} />
            <XAxis {...xAxisProps(x, xFormat)} minTickGap={4} />
            <YAxis {...yAxisProps(format)} />
            <Tooltip
              cursor={{ fill: 'var(--sunken)' }}
              isAnimationActive={false}
              content={<ChartTooltip series={[series]} x={x} xFormat={xFormat} format={format} />}
            />
            <Bar dataKey={series.key} isAnimationActive={false} radius={[2, 2, 0, 0]} maxBarSize={48}>
              {data.map((row) => (
                <Cell
                  key={String(row[x])}
                  fill={colour}
                  fillOpacity={!emphasis || emphasis.includes(row[x] ?? '') ? 1 : 0.33}
                />
              ))}
              {labelled && (
                <LabelList
                  dataKey={series.key}
                  position="top"
                  fontSize={11}
                  formatter={(value: unknown) => (typeof value === 'number' ? formatTick(value, format) : '')}
                />
              )}
            </Bar>
            {reference && (
              <ReferenceLine
                y={reference.value}
                stroke="var(--ink-3)"
                strokeDasharray="3 3"
                label={<ReferenceWords words={reference.label} />}
              />
            )}
          </Recharts>
        );
      }}
    </PlotFrame>
  );
}

/** In the upper corner, where no bar and no value of one stands in its way. */
function ReferenceWords({ words, viewBox }: { words: string; viewBox?: { x?: number; width?: number } }) {
  const end = (viewBox?.x ?? 0) + (viewBox?.width ?? 0);
  return (
    <text x={end} y={12} textAnchor="end" fontSize={11} fill="var(--ink-2)">
      ┄ {words}
    </text>
  );
}
