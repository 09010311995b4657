'use client';

import { Area, AreaChart, CartesianGrid, Line, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { formatValue } from '@/components/ui/format';
import { gridProps, xAxisProps, yAxisProps } from './axes';
import { ChartTooltip } from './chart-tooltip';
import { type EndLabel, EndLabels, LabelRow } from './end-labels';
import { colourOf } from './palette';
import { PlotFrame } from './plot-frame';
import type { ChartRow, Marker, PlotProps, Series } from './types';

export interface AreaStackProps extends PlotProps {
  /** The layers, lowest first. */
  series: readonly Series[];
  /** A dashed line over the stack: the same weeks of last year. */
  reference?: Series;
  markers?: readonly Marker[];
}

const numberOf = (row: ChartRow | undefined, key: string) => (typeof row?.[key] === 'number' ? row[key] : 0);

/** Layers that add up, each named at its right end with its last value. */
export function AreaStack({
  data,
  x,
  xFormat = 'day',
  format = 'count',
  height = 300,
  summary,
  series,
  reference,
  markers = [],
}: AreaStackProps) {
  const last = data.at(-1);
  let base = 0;
  const labels = series.map((each, index): EndLabel => {
    const value = numberOf(last, each.key);
    base += value;
    return {
      key: each.key,
      text: each.label,
      value: formatValue(value, format),
      colour: colourOf(index, each.colour),
      at: base - value / 2,
    };
  });
  return (
    <div className="min-w-0">
      <PlotFrame height={height} summary={summary}>
        {(width) => {
          const room = width >= 520;
          return (
            <AreaChart
              width={width}
              height={height}
              data={data as ChartRow[]}
              margin={{ top: markers.length > 0 ? 20 : 8, right: room ? 176 : 12, bottom: 0, left: 0 }}
              accessibilityLayer={false}
            >
              <CartesianGrid {...gridProps} />
              <XAxis {...xAxisProps(x, xFormat)} />
              <YAxis {...yAxisProps(format)} />
              <Tooltip
                cursor={{ stroke: 'var(--ink-3)' }}
                isAnimationActive={false}
                content={
                  <ChartTooltip
                    series={series
                      .toReversed()
                      .map((each) => ({ ...each, colour: colourOf(series.indexOf(each), each.colour) }))}
                    x={x}
                    xFormat={xFormat}
                    format={format}
                    total="All"
                  />
                }
              />
              {series.map((each, index) => (
                <Area
                  key={each.key}
                  dataKey={each.key}
                  stackId="all"
                  stroke="var(--card)"
                  strokeWidth={1}
                  fill={colourOf(index, each.colour)}
                  fillOpacity={0.7}
                  isAnimationActive={false}
                  activeDot={false}
                  type="linear"
                />
              ))}
              {reference && (
                <Line
                  dataKey={reference.key}
                  stroke="var(--ink)"
                  strokeOpacity={0.8}
                  strokeWidth={1.4}
                  strokeDasharray="3 3"
                  dot={false}
                  activeDot={false}
                  isAnimationActive={false}
                />
              )}
              {markers.map((marker) => (
                <ReferenceLine
                  key={`${marker.x}`}
                  x={marker.x}
                  stroke="var(--ink)"
                  strokeOpacity={0.55}
                  label={{ value: marker.label, position: 'top', fontSize: 11, fill: 'var(--ink-2)' }}
                />
              ))}
              {room && <EndLabels labels={labels} swatch />}
            </AreaChart>
          );
        }}
      </PlotFrame>
      <div className="@min-[520px]:hidden">
        <LabelRow labels={labels.toReversed()} />
      </div>
      {reference && (
        <p className="mt-1.5 flex items-center gap-1.5 text-ink-3 text-xs">
          <span aria-hidden className="w-4 border-ink-2 border-t border-dashed" />
          {reference.label}
        </p>
      )}
    </div>
  );
}
