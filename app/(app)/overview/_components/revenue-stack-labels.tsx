'use client';

import { usePlotArea, useYAxisScale } from 'recharts';
import { spread } from '@/components/charts/spread';
import { formatCompact, formatCount, formatDelta, formatMoney } from '@/components/ui/format';
import type { RevenueChart } from './revenue-rows';

/** Pixels that the labels take at the right end. */
export const LABEL_ROOM = 222;
const GAP = 15;

/** 13.0k rather than 13k, so that a column of them lines up. */
const tenths = (text: string) => text.replace(/^([^.]*\d)([km])$/, '$1.0$2');
const short = (value: number, currency: string) =>
  tenths(formatMoney(value, currency, Math.abs(value) >= 1000 ? { compact: true } : { whole: true }));
const shortDelta = (value: number) =>
  formatDelta(value, (size) => (size >= 1000 ? tenths(formatCompact(size)) : formatCount(size)));

/** Beside the layers at their right end: name, value and change; `All` above them, the year before under them. */
export function StackLabels({ chart }: { chart: RevenueChart }) {
  const area = usePlotArea();
  const scale = useYAxisScale();
  if (!area || !scale) return null;
  const last = chart.rows.at(-1);
  let base = 0;
  const wanted = chart.layers.map((layer) => {
    const size = Number(last?.[layer.key] ?? 0);
    const middle = base + size / 2;
    base += size;
    return scale(middle) ?? area.y;
  });
  const foot = chart.hasYearAgo ? 16 : 0;
  const top = Math.max(area.y + 4, (scale(base) ?? area.y) - GAP);
  const [all = top, ...places] = spread(
    [Math.min(top, ...wanted) - 1, ...wanted],
    GAP,
    area.y + 4,
    area.y + area.height - foot - 4,
  );
  const left = area.x + area.width + 10;
  const right = left + LABEL_ROOM - 14;
  const row = (key: string, at: number, label: string, value: number, change: number | null, colour?: string) => (
    <g key={key} transform={`translate(0 ${at})`}>
      {colour && <rect x={left} y={-4.5} width={9} height={9} rx={2} fill={colour} fillOpacity={0.75} />}
      <text x={left + 16} dy="0.34em" style={{ fill: 'var(--ink)', fontSize: 12, fontWeight: colour ? 400 : 600 }}>
        {label}
      </text>
      <text
        x={right - 52}
        dy="0.34em"
        textAnchor="end"
        style={{ fill: 'var(--ink)', fontSize: 12, fontWeight: colour ? 550 : 600 }}
      >
        {short(value, chart.currency)}
      </text>
      {change !== null && (
        <text
          x={right}
          dy="0.34em"
          textAnchor="end"
          style={{ fill: change > 0 ? 'var(--good)' : change < 0 ? 'var(--bad)' : 'var(--ink-3)', fontSize: 12 }}
        >
          {shortDelta(change)}
        </text>
      )}
    </g>
  );
  return (
    <g>
      {row('all', all, 'All', chart.all.value, chart.all.change)}
      {chart.layers.map((layer, index) =>
        row(layer.key, places[index] ?? area.y, layer.label, layer.value, layer.change, layer.colour),
      )}
      {chart.hasYearAgo && (
        <g transform={`translate(0 ${area.y + area.height - 3})`}>
          <line
            x1={left - 2}
            x2={left + 11}
            y1={0}
            y2={0}
            stroke="var(--ink)"
            strokeOpacity={0.8}
            strokeWidth={1.4}
            strokeDasharray="3 3"
          />
          <text x={left + 16} dy="0.34em" style={{ fontSize: 12, fill: 'var(--ink-2)' }}>
            All, same weeks of {chart.year}
          </text>
        </g>
      )}
    </g>
  );
}
