'use client';

import { PlotFrame } from '@/components/charts/plot-frame';
import { formatPercent } from '@/components/ui/format';
import type { DriftFeature } from '@/lib/services/models/types';
import { fixed } from './figures';
import { roundTicks, scaleOf } from './scale';

const HEIGHT = 230;
const BOTTOM = 186;
const LEFT = 42;

const labelOf = (bin: DriftFeature['now'][number]): string =>
  bin.label ?? (bin.from === bin.to ? fixed(bin.from, 1).replace(/\.0$/, '') : short(bin.from));
const short = (value: number): string =>
  Math.abs(value) >= 100 ? fixed(value, 0) : fixed(value, 2).replace(/\.?0+$/, '');

/** A feature when it was learned from (outline) and now (filled), on the same bins, as shares of the customers. */
export function TwoSpreads({ feature }: { feature: DriftFeature }) {
  const { before, now } = feature;
  const sum = (bins: DriftFeature['now']) =>
    Math.max(
      1,
      bins.reduce((total, { count }) => total + count, 0),
    );
  const then = before.map(({ count }) => count / sum(before));
  const today = now.map(({ count }) => count / sum(now));
  const ticks = roundTicks(0, Math.max(0.01, ...then, ...today), 3);
  return (
    <>
      <PlotFrame
        height={HEIGHT}
        summary={`${feature.label}: ${now.map((bin, index) => `${labelOf(bin)}: ${formatPercent(then[index], 0)} then, ${formatPercent(today[index], 0)} now`).join('; ')}`}
      >
        {(width) => {
          const step = (width - LEFT - 8) / Math.max(1, now.length);
          const y = scaleOf(ticks, BOTTOM, 8);
          const every = Math.max(1, Math.ceil(46 / step));
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
                  <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
                    {formatPercent(tick, 0)}
                  </text>
                </g>
              ))}
              {now.map((bin, index) => {
                const x = LEFT + index * step;
                const share = today[index] ?? 0;
                return (
                  <g key={`${bin.from} ${bin.label ?? ''}`}>
                    <rect
                      x={x + step * 0.14}
                      width={step * 0.72}
                      y={y(share)}
                      height={Math.max(0, BOTTOM - y(share))}
                      fill="var(--c2)"
                      fillOpacity={0.6}
                      rx={1.5}
                    />
                    <rect
                      x={x + step * 0.06}
                      width={step * 0.88}
                      y={y(then[index] ?? 0)}
                      height={Math.max(0, BOTTOM - y(then[index] ?? 0))}
                      fill="none"
                      stroke="var(--accent)"
                      strokeWidth={1.5}
                      rx={1.5}
                    />
                    {index % every === 0 && (
                      <text x={x + step / 2} y={BOTTOM + 16} textAnchor="middle">
                        {labelOf(bin)}
                      </text>
                    )}
                  </g>
                );
              })}
            </svg>
          );
        }}
      </PlotFrame>
      <p className="mt-1 flex flex-wrap gap-x-4 text-ink-2 text-xs">
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-[2px] border-2 border-accent" aria-hidden /> when it learned
        </span>
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-[2px] bg-c2" aria-hidden /> now
        </span>
      </p>
    </>
  );
}
