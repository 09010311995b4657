'use client';

import { Area, AreaChart, CartesianGrid, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { gridProps, xAxisProps, yAxisProps } from '@/components/charts/axes';
import { ChartTooltip } from '@/components/charts/chart-tooltip';
import { PlotFrame } from '@/components/charts/plot-frame';
import type { ChartRow } from '@/components/charts/types';
import { formatMoney } from '@/components/ui/format';
import { ChangeAmount } from './change-amount';
import type { RevenueChart } from './revenue-rows';
import { LABEL_ROOM, StackLabels } from './revenue-stack-labels';

const HEIGHT = 318;
/** Narrower than this, the labels stand under the plot. */
const WIDE = 620;

/** All groups on top of each other, with the same weeks a year before as a dashed line. */
export function RevenueStack({ chart }: { chart: RevenueChart }) {
  const { layers, rows, currency, hasYearAgo, all, year } = chart;
  const format = { money: currency, whole: true };
  const reference = { key: 'yearAgo', label: `All, same weeks of ${year}`, kind: 'reference' as const };
  const tooltipSeries = [...layers.toReversed(), ...(hasYearAgo ? [reference] : [])];
  const summary = `Revenue a week by stage over ${rows.length} weeks. In the last period ${formatMoney(all.value, currency)}: ${layers.map((layer) => `${layer.label} ${formatMoney(layer.value, currency)}`).join(', ')}`;
  return (
    <div className="min-w-0">
      <PlotFrame height={HEIGHT} summary={summary}>
        {(width) => {
          const wide = width >= WIDE;
          return (
            <AreaChart
              width={width}
              height={HEIGHT}
              data={rows as ChartRow[]}
              margin={{ top: 12, right: wide ? LABEL_ROOM : 10, bottom: 0, left: 0 }}
              accessibilityLayer={false}
            >
              <CartesianGrid {...gridProps} />
              <XAxis {...xAxisProps('week', 'day')} interval="equidistantPreserveStart" />
              <YAxis {...yAxisProps(format)} />
              <Tooltip
                cursor={{ stroke: 'var(--ink-3)' }}
                isAnimationActive={false}
                content={<ChartTooltip series={tooltipSeries} x="week" xFormat="day" format={format} />}
              />
              {layers.map((layer) => (
                <Area
                  key={layer.key}
                  dataKey={layer.key}
                  stackId="all"
                  stroke="var(--card)"
                  strokeWidth={1.2}
                  fill={layer.colour}
                  fillOpacity={0.68}
                  isAnimationActive={false}
                  activeDot={false}
                  type="linear"
                />
              ))}
              {hasYearAgo && (
                <Line
                  dataKey="yearAgo"
                  stroke="var(--ink)"
                  strokeOpacity={0.8}
                  strokeWidth={1.4}
                  strokeDasharray="3 3"
                  dot={false}
                  activeDot={false}
                  isAnimationActive={false}
                  type="linear"
                />
              )}
              {wide && <StackLabels chart={chart} />}
            </AreaChart>
          );
        }}
      </PlotFrame>
      <ul className="mt-2 grid gap-y-1 text-xs @min-[620px]:hidden">
        <LegendRow label="All" value={all.value} change={all.change} currency={currency} strong />
        {layers.toReversed().map((layer) => (
          <LegendRow
            key={layer.key}
            label={layer.label}
            value={layer.value}
            change={layer.change}
            currency={currency}
            colour={layer.colour}
          />
        ))}
        {hasYearAgo && (
          <li className="flex items-center gap-1.5 text-ink-3">
            <span aria-hidden className="w-4 border-ink-2 border-t border-dashed" />
            {reference.label}
          </li>
        )}
      </ul>
    </div>
  );
}

function LegendRow({
  label,
  value,
  change,
  currency,
  colour,
  strong,
}: {
  label: string;
  value: number;
  change: number | null;
  currency: string;
  colour?: string;
  strong?: boolean;
}) {
  return (
    <li className="grid grid-cols-[1fr_auto_64px] items-center gap-2">
      <span className={strong ? 'font-semibold' : 'flex items-center gap-1.5'}>
        {colour && <span aria-hidden className="size-2 rounded-[2px]" style={{ background: colour }} />}
        {label}
      </span>
      <b className="font-[550] tabular-nums">{formatMoney(value, currency, { whole: true })}</b>
      <ChangeAmount value={change} currency={currency} className="text-right" />
    </li>
  );
}
