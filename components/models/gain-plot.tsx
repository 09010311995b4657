'use client';

import { PlotFrame } from '@/components/charts/plot-frame';
import { formatMoney, formatPercent, formatTick } from '@/components/ui/format';
import type { GainPoint } from './net-gain';
import { roundTicks, scaleOf } from './scale';

const HEIGHT = 262;
const TOP = 34;
const BOTTOM = 238;
export const GAIN_LEFT = 52;
export const GAIN_RIGHT = 10;
const SHARES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

export interface GainPlotProps {
  curve: readonly GainPoint[];
  chosen: GainPoint;
  best: GainPoint;
  inUse: boolean;
  currency: string;
}

/** Money by threshold with its band; the chosen threshold as a line, the best one dashed. */
export function GainPlot({ curve, chosen, best, inUse, currency }: GainPlotProps) {
  const money = (value: number) => formatMoney(value, currency, { whole: true });
  const ticks = roundTicks(
    Math.min(0, ...curve.map(({ net }) => net)),
    Math.max(1, ...curve.map(({ high }) => high)),
    5,
  );
  return (
    <PlotFrame
      height={HEIGHT}
      summary={`Net gain by threshold: ${money(chosen.net)} at ${formatPercent(chosen.threshold, 0)}, most at ${formatPercent(best.threshold, 0)} with ${money(best.net)}`}
    >
      {(width) => {
        const x = (share: number) => GAIN_LEFT + share * (width - GAIN_LEFT - GAIN_RIGHT);
        const y = scaleOf(ticks, BOTTOM - 8, TOP);
        const line = (key: 'net' | 'low' | 'high', points: readonly GainPoint[]) =>
          points.map((point) => `${x(point.threshold).toFixed(1)} ${y(point[key]).toFixed(1)}`).join('L');
        const narrow = width < 520;
        const apart = Math.abs(chosen.threshold - best.threshold) > 0.005;
        return (
          <svg width={width} height={HEIGHT} className="block" aria-hidden>
            {ticks.map((tick) => (
              <g key={tick}>
                <line
                  x1={GAIN_LEFT}
                  x2={width - GAIN_RIGHT}
                  y1={y(tick)}
                  y2={y(tick)}
                  stroke={tick === 0 ? 'var(--line-strong)' : 'var(--line)'}
                />
                <text x={GAIN_LEFT - 8} y={y(tick) + 4} textAnchor="end">
                  {formatTick(tick, { money: currency, whole: true })}
                </text>
              </g>
            ))}
            <path
              d={`M${line('high', curve)}L${line('low', [...curve].reverse())}Z`}
              fill="var(--accent)"
              fillOpacity={0.1}
            />
            <path d={`M${line('net', curve)}`} fill="none" stroke="var(--accent)" strokeWidth={2} />
            {apart && (
              <>
                <line
                  x1={x(best.threshold)}
                  x2={x(best.threshold)}
                  y1={14}
                  y2={BOTTOM}
                  stroke="var(--ink-3)"
                  strokeDasharray="3 3"
                />
                <circle
                  cx={x(best.threshold)}
                  cy={y(best.net)}
                  r={4}
                  fill="var(--card)"
                  stroke="var(--accent)"
                  strokeWidth={1.75}
                />
              </>
            )}
            <line
              x1={x(chosen.threshold)}
              x2={x(chosen.threshold)}
              y1={14}
              y2={BOTTOM}
              stroke="var(--accent)"
              strokeWidth={1.5}
            />
            <circle
              cx={x(chosen.threshold)}
              cy={y(chosen.net)}
              r={5.5}
              fill="var(--accent)"
              stroke="var(--card)"
              strokeWidth={1.5}
            />
            {!narrow && <Labels {...{ x, width, chosen, best, apart, inUse, money }} />}
            {SHARES.filter(
              (share) => Math.abs(share - chosen.threshold) > 0.06 && (!narrow || (share * 10) % 2 === 0),
            ).map((share) => (
              <text key={share} x={x(share)} y={256} textAnchor="middle">
                {formatPercent(share, 0)}
              </text>
            ))}
            <text
              x={x(chosen.threshold)}
              y={256}
              textAnchor="middle"
              style={{ fill: 'var(--ink)', fontWeight: 600, fontSize: 12 }}
            >
              {formatPercent(chosen.threshold, 0)}
            </text>
          </svg>
        );
      }}
    </PlotFrame>
  );
}

interface LabelsProps {
  x: (share: number) => number;
  width: number;
  chosen: GainPoint;
  best: GainPoint;
  apart: boolean;
  inUse: boolean;
  money: (value: number) => string;
}

/** What the two lines say, each on the side where there is room. */
function Labels({ x, width, chosen, best, apart, inUse, money }: LabelsProps) {
  const right = x(chosen.threshold) < width * 0.55;
  const bestLeft = best.threshold <= chosen.threshold;
  const clash = apart && right !== bestLeft;
  return (
    <>
      {apart && (
        <text
          x={x(best.threshold) + (bestLeft ? -7 : 7)}
          y={clash ? 8 : 22}
          textAnchor={bestLeft && x(best.threshold) > 190 ? 'end' : 'start'}
          className="halo"
          style={{ fill: 'var(--ink-2)' }}
        >
          most money at {formatPercent(best.threshold, 0)},{' '}
          <tspan style={{ fill: 'var(--ink)', fontWeight: 500 }}>{money(best.net)}</tspan>
        </text>
      )}
      <text
        x={x(chosen.threshold) + (right ? 8 : -8)}
        y={clash ? 24 : 22}
        textAnchor={right ? 'start' : 'end'}
        className="halo"
        style={{ fill: 'var(--ink-2)' }}
      >
        {inUse ? 'in use' : 'tried'}, {formatPercent(chosen.threshold, 0)}:{' '}
        <tspan style={{ fill: 'var(--ink)', fontWeight: 600 }}>{money(chosen.net)}</tspan> a round, between{' '}
        {money(chosen.low)} and {money(chosen.high)}
      </text>
    </>
  );
}
