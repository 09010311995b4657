'use client';

import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { formatValue } from '@/components/ui/format';
import { gridProps, xAxisProps, yAxisProps } from './axes';
import { ChartTooltip } from './chart-tooltip';
import { type EndLabel, EndLabels, LabelRow } from './end-labels';
import { colourOf } from './palette';
import { PlotFrame } from './plot-frame';
import type { ChartRow, Marker, PlotProps, Series } from './types';
import { formatX } from './x-format';

export interface LineChartProps extends PlotProps {
  series: readonly Series[];
  markers?: readonly Marker[];
  /** The axis begins at zero unless told not to. */
  zero?: boolean;
  /** The upper end of the axis: 1 for shares. */
  top?: number;
  /** Fills under the only line. */
  fill?: boolean;
  /** Draws on across places that have no value (yet). */
  connect?: boolean;
}

const strokeOf = (series: Series, index: number) =>
  series.kind === 'reference'
    ? 'var(--ink-3)'
    : series.kind === 'muted'
      ? 'var(--muted-series)'
      : colourOf(index, series.colour);

const lastOf = (data: readonly ChartRow[], key: string): number | null => {
  const row = data.findLast((each) => typeof each[key] === 'number');
  return row ? Number(row[key]) : null;
};

/** Lines over time, with the interval of each as a band, named at their ends; points are shown where there are few. */
export function LineChart({
  data,
  x,
  xFormat = 'day',
  format = 'count',
  height = 240,
  summary,
  series,
  markers = [],
  zero = true,
  top,
  fill,
  connect,
}: LineChartProps) {
  const labels = series.flatMap((each, index): EndLabel[] => {
    const last = lastOf(data, each.key);
    const ink = each.kind === 'muted' ? 'var(--ink-3)' : undefined;
    return last === null
      ? []
      : [
          {
            key: each.key,
            text: each.label,
            value: formatValue(last, format),
            colour: strokeOf(each, index),
            ink,
            at: last,
          },
        ];
  });
  const rows = data.map((row) => ({
    ...row,
    ...Object.fromEntries(
      series.flatMap((each) => (each.band ? [[`${each.key} band`, [row[each.band[0]], row[each.band[1]]]]] : [])),
    ),
  }));
  const single = series.length === 1;
  return (
    <div className="min-w-0">
      <PlotFrame height={height} summary={summary}>
        {(width) => {
          const room = !single && width >= 520;
          return (
            <ComposedChart
              width={width}
              height={height}
              data={rows}
              margin={{ top: markers.length > 0 ? 20 : 8, right: room ? 132 : 12, bottom: 0, left: 0 }}
              accessibilityLayer={false}
            >
              <CartesianGrid {...gridProps} />
              <XAxis {...xAxisProps(x, xFormat)} />
              <YAxis {...yAxisProps(format)} domain={[zero ? 0 : 'auto', top ?? 'auto']} />
              <Tooltip
                cursor={{ stroke: 'var(--line-strong)' }}
                isAnimationActive={false}
                content={<ChartTooltip series={series} x={x} xFormat={xFormat} format={format} />}
              />
              {markers.map((marker) => (
                <ReferenceLine
                  key={`${marker.x}`}
                  x={marker.x}
                  stroke="var(--ink-3)"
                  strokeDasharray="3 3"
                  label={{ value: marker.label, position: 'top', fontSize: 11, fill: 'var(--ink-2)' }}
                />
              ))}
              {series.map((each, index) =>
                each.band ? (
                  <Area
                    key={`${each.key} band`}
                    dataKey={`${each.key} band`}
                    stroke="none"
                    fill={strokeOf(each, index)}
                    fillOpacity={0.14}
                    isAnimationActive={false}
                    activeDot={false}
                  />
                ) : null,
              )}
              {fill && series[0] && (
                <Area
                  dataKey={series[0].key}
                  stroke="none"
                  fill={strokeOf(series[0], 0)}
                  connectNulls={connect}
                  fillOpacity={0.13}
                  isAnimationActive={false}
                  activeDot={false}
                />
              )}
              {series.map((each, index) => (
                <Line
                  key={each.key}
                  dataKey={each.key}
                  connectNulls={connect}
                  stroke={strokeOf(each, index)}
                  strokeWidth={each.kind === 'reference' ? 1.25 : 1.75}
                  strokeDasharray={each.kind === 'reference' ? '3 3' : undefined}
                  strokeLinejoin="round"
                  dot={
                    data.length <= 16 && each.kind !== 'reference'
                      ? { r: 3, fill: 'var(--card)', strokeWidth: 1.5, strokeDasharray: 'none' }
                      : false
                  }
                  activeDot={{ r: 4, stroke: 'var(--card)', strokeWidth: 2 }}
                  isAnimationActive={false}
                />
              ))}
              {room && <EndLabels labels={labels} />}
            </ComposedChart>
          );
        }}
      </PlotFrame>
      {!single && (
        <div className="@min-[520px]:hidden">
          <LabelRow labels={labels} />
        </div>
      )}
      {single && labels[0] && <p className="sr-only">{`${formatX(data.at(-1)?.[x], xFormat)}: ${labels[0].value}`}</p>}
    </div>
  );
}
