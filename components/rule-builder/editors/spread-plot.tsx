'use client';

import { useWidth } from '@/components/charts/use-width';
import { formatCount } from '@/components/ui/format';
import type { MetricSpread } from '@/lib/services/segments/suggest-spread';

export interface SpreadPlotProps {
  spread: MetricSpread;
  /** The values that satisfy the condition: from here … */
  from: number;
  /** … to here; both included. */
  to: number;
  /** Where the cuts are drawn. */
  cuts: readonly number[];
  words: (value: number) => string;
}

const HEIGHT = 76;
const FOOT = 16;
const HEAD = 14;

/** How customers are spread over a metric, those who satisfy the condition in colour, with the cut drawn. */
export function SpreadPlot({ spread, from, to, cuts, words }: SpreadPlotProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const { bins } = spread;
  const [first] = bins;
  const last = bins.at(-1);
  if (!first || !last) return null;
  const top = Math.max(1, ...bins.map(({ customers }) => customers));
  const low = first.from;
  const high = last.to;
  const x = (value: number) => (Math.min(Math.max(value, low), high) - low) * (width / Math.max(high - low, 1e-9));
  const base = HEIGHT - FOOT;
  const furthest = spread.percentiles.at(-1)?.value ?? high;
  return (
    <div
      ref={ref}
      role="img"
      aria-label={`${formatCount(spread.customers)} customers have it, from ${words(low)} to ${words(furthest)}${cuts.length ? `; cut at ${cuts.map(words).join(' and ')}` : ''}`}
      className="mx-3 mt-1"
      style={{ height: HEIGHT }}
    >
      {width > 0 && (
        <svg width={width} height={HEIGHT} aria-hidden="true" className="block overflow-visible">
          {bins.map((bin) => {
            const height = bin.customers === 0 ? 0 : Math.max(1, (bin.customers / top) * (base - HEAD));
            // The share of the bin's width that lies within what is asked for.
            const end = bin === last ? Math.max(furthest, bin.to) : bin.to;
            const inside = Math.max(0, Math.min(to, end) - Math.max(from, bin.from));
            const part =
              to >= bin.from && from <= end ? Math.min(1, end > bin.from ? inside / (end - bin.from) : 1) : 0;
            return (
              <rect
                key={bin.from}
                x={x(bin.from) + 0.5}
                y={base - height}
                width={Math.max(1, x(bin.to) - x(bin.from) - 1)}
                height={height}
                rx={1}
                fill={part >= 0.5 ? 'var(--accent)' : 'var(--line-strong)'}
                fillOpacity={part >= 0.5 ? 0.8 : 1}
              />
            );
          })}
          <line x1={0} x2={width} y1={base + 0.5} y2={base + 0.5} stroke="var(--line-strong)" />
          {cuts.map((cut) => (
            <g key={cut}>
              <line
                x1={x(cut)}
                x2={x(cut)}
                y1={2}
                y2={base}
                stroke="var(--ink)"
                strokeWidth={1.25}
                strokeDasharray="3 2"
              />
              <text
                x={x(cut) > width * 0.7 ? x(cut) - 4 : x(cut) + 4}
                y={10}
                textAnchor={x(cut) > width * 0.7 ? 'end' : 'start'}
                className="fill-ink font-medium text-2xs"
              >
                {words(cut)}
              </text>
            </g>
          ))}
          <text x={0} y={HEIGHT - 3} className="fill-ink-3 text-2xs">
            {words(low)}
          </text>
          <text x={width} y={HEIGHT - 3} textAnchor="end" className="fill-ink-3 text-2xs">
            {furthest > high ? `${words(high)} and more` : words(high)}
          </text>
        </svg>
      )}
    </div>
  );
}
