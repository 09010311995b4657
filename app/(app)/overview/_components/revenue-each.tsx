'use client';

import Link from 'next/link';
import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { gridProps, xAxisProps, yAxisProps } from '@/components/charts/axes';
import { ChartTooltip } from '@/components/charts/chart-tooltip';
import { PlotFrame } from '@/components/charts/plot-frame';
import type { ChartRow } from '@/components/charts/types';
import { formatMoney } from '@/components/ui/format';
import { ChangeAmount } from './change-amount';
import { customersOf } from './links';
import type { Layer, RevenueChart } from './revenue-rows';

/** One small plot a group, each on its own scale, with the same weeks a year before. */
export function RevenueEach({ chart }: { chart: RevenueChart }) {
  return (
    <div className="grid gap-x-6 gap-y-4 @min-[560px]:grid-cols-2 @min-[900px]:grid-cols-3">
      {chart.layers.map((layer) => (
        <figure key={layer.key} className="min-w-0">
          <figcaption className="mb-1 flex items-baseline gap-1.5 text-xs" title={layer.meaning}>
            <span aria-hidden className="size-2 self-center rounded-[2px]" style={{ background: layer.colour }} />
            <Link href={customersOf(layer.key)} className="rounded-xs hover:underline hover:underline-offset-3">
              {layer.label}
            </Link>
            <b className="ml-auto font-[550]">{formatMoney(layer.value, chart.currency, { whole: true })}</b>
            <ChangeAmount value={layer.change} currency={chart.currency} />
          </figcaption>
          <Small layer={layer} chart={chart} />
        </figure>
      ))}
    </div>
  );
}

function Small({ layer, chart }: { layer: Layer; chart: RevenueChart }) {
  const format = { money: chart.currency, whole: true };
  const series = [
    { key: layer.key, label: layer.label, colour: layer.colour },
    ...(chart.hasYearAgo ? [{ key: `yearAgo-${layer.key}`, label: 'A year before', kind: 'reference' as const }] : []),
  ];
  const summary = `${layer.label}, revenue over ${chart.rows.length} weeks, the last period ${formatMoney(layer.value, chart.currency)}`;
  return (
    <PlotFrame height={132} summary={summary}>
      {(width) => (
        <ComposedChart
          width={width}
          height={132}
          data={chart.rows as ChartRow[]}
          margin={{ top: 6, right: 8, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid {...gridProps} />
          <XAxis {...xAxisProps('week', 'day')} interval="equidistantPreserveStart" minTickGap={48} />
          <YAxis {...yAxisProps(format)} tickCount={3} />
          <Tooltip
            cursor={{ stroke: 'var(--ink-3)' }}
            isAnimationActive={false}
            content={<ChartTooltip series={series} x="week" xFormat="day" format={format} />}
          />
          <Area
            dataKey={layer.key}
            stroke={layer.colour}
            strokeWidth={1.75}
            fill={layer.colour}
            fillOpacity={0.16}
            isAnimationActive={false}
            activeDot={{ r: 3.5 }}
            type="linear"
          />
          {chart.hasYearAgo && (
            <Line
              dataKey={`yearAgo-${layer.key}`}
              stroke="var(--ink)"
              strokeOpacity={0.7}
              strokeWidth={1.2}
              strokeDasharray="3 3"
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          )}
        </ComposedChart>
      )}
    </PlotFrame>
  );
}
