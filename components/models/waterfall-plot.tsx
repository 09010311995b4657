'use client';

import { PlotFrame } from '@/components/charts/plot-frame';
import { formatMoney, formatPercent } from '@/components/ui/format';
import type { Explanation } from '@/lib/services/models/types';
import { fixed, formatFeature } from './figures';
import { roundTicks, scaleOf } from './scale';
import { type Step, waterfall } from './waterfall';

const ROW = 27;

export interface WaterfallPlotProps {
  explanation: Explanation;
  currency: string;
  /** The line in use, for a probability. */
  threshold?: number;
}

/** From the average customer to this one, feature by feature. */
export function WaterfallPlot({ explanation, currency, threshold }: WaterfallPlotProps) {
  const { base, value, unit } = explanation;
  const steps = waterfall(explanation);
  const whole = (at: number) =>
    unit === 'money'
      ? formatMoney(at, currency, { whole: true })
      : unit === 'probability'
        ? formatPercent(at, 1)
        : fixed(at);
  const part = (by: number) =>
    `${by > 0 ? '+' : ''}${unit === 'money' ? formatMoney(by, currency, { whole: true }) : unit === 'probability' ? fixed(by * 100, 1) : fixed(by)}`;
  const places = [base, value, ...steps.flatMap(({ from, to }) => [from, to])];
  if (threshold !== undefined) places.push(threshold);
  const end = (steps.length + 1) * ROW;
  const height = end + ROW + 24;
  return (
    <PlotFrame
      height={height}
      summary={`From ${whole(base)} on average to ${whole(value)}: ${steps.map((step) => `${step.label} ${part(step.effect)}`).join(', ')}`}
    >
      {(width) => {
        const narrow = width < 480;
        const left = narrow ? Math.round(width * 0.4) : width >= 500 ? 252 : 212;
        const ticks = roundTicks(Math.min(...places), Math.max(...places), narrow ? 2 : 4);
        const x = scaleOf(ticks, left, width - 34);
        return (
          <svg width={width} height={height} className="block" aria-hidden>
            {ticks.map((tick) => (
              <g key={tick}>
                <line x1={x(tick)} x2={x(tick)} y1={0} y2={end + ROW} stroke="var(--line)" />
                <text x={x(tick)} y={height - 6} textAnchor="middle">
                  {unit === 'probability' ? formatPercent(tick, 0) : whole(tick)}
                </text>
              </g>
            ))}
            {threshold !== undefined && (
              <line
                x1={x(threshold)}
                x2={x(threshold)}
                y1={0}
                y2={end + ROW}
                stroke="var(--accent)"
                strokeDasharray="3 3"
              />
            )}
            <text x={0} y={18} style={{ fill: 'var(--ink-2)', fontSize: 12 }}>
              Average customer
            </text>
            <circle cx={x(base)} cy={13.5} r={4.5} fill="var(--card)" stroke="var(--ink-2)" strokeWidth={1.75} />
            <text x={x(base) + 10} y={18} className="halo" style={{ fill: 'var(--ink-2)', fontWeight: 500 }}>
              {whole(base)}
            </text>
            {steps.map((step, index) => (
              <Bar
                key={step.key}
                step={step}
                y={(index + 1) * ROW}
                x={x}
                left={left}
                narrow={narrow}
                words={part(step.effect)}
                currency={currency}
              />
            ))}
            <line x1={0} x2={width} y1={end} y2={end} stroke="var(--line-strong)" />
            <text x={0} y={end + 18} style={{ fill: 'var(--ink)', fontWeight: 600, fontSize: 12 }}>
              This customer
            </text>
            <circle cx={x(value)} cy={end + 13.5} r={5.5} fill="var(--ink)" />
            <text
              x={x(value) + (x(value) > width - 90 ? -11 : 11)}
              y={end + 18}
              textAnchor={x(value) > width - 90 ? 'end' : 'start'}
              className="halo"
              style={{ fill: 'var(--ink)', fontWeight: 600, fontSize: 12 }}
            >
              {whole(value)}
            </text>
            {threshold !== undefined && Math.abs(x(threshold) - x(value)) > 110 && (
              <text x={x(threshold) + 5} y={end + 18} className="halo" style={{ fill: 'var(--accent)' }}>
                flag at {formatPercent(threshold, 0)}
              </text>
            )}
          </svg>
        );
      }}
    </PlotFrame>
  );
}

interface BarProps {
  step: Step;
  y: number;
  x: (value: number) => number;
  left: number;
  narrow: boolean;
  words: string;
  currency: string;
}

const MOST_SAID = 22;
/** How many letters of a label fit into so many pixels. */
const lettersIn = (room: number) => Math.max(10, Math.floor(room / 6.2));
const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

function Bar({ step, y, x, left, narrow, words, currency }: BarProps) {
  const { of } = step;
  const start = Math.min(x(step.from), x(step.to));
  const end = Math.max(x(step.from), x(step.to));
  const value = of && formatFeature(of.value, of.unit, currency);
  const usual = of && of.usual !== null ? formatFeature(of.usual, of.unit, currency) : null;
  const said = value && usual !== null && usual !== value && !narrow ? `${value}, usually ${usual}` : value;
  return (
    <g>
      <text x={0} y={y + 18} style={{ fill: 'var(--ink)', fontSize: 12 }}>
        {cut(step.label, narrow ? 20 : lettersIn(left - 12 - (said ? Math.min(said.length, MOST_SAID) * 5.7 + 8 : 0)))}
      </text>
      {said && !narrow && (
        <text x={left - 12} y={y + 18} textAnchor="end" style={{ fill: 'var(--ink-2)' }} className="halo">
          {cut(said, MOST_SAID)}
        </text>
      )}
      <rect
        x={start}
        width={Math.max(1, end - start)}
        y={y + 6}
        height={15}
        rx={2}
        fill={step.effect >= 0 ? 'var(--raises)' : 'var(--lowers)'}
      />
      <text x={end + 6} y={y + 18} className="halo" style={{ fill: 'var(--ink)', fontWeight: 500 }}>
        {words}
      </text>
      <line x1={x(step.to)} x2={x(step.to)} y1={y + 21} y2={y + ROW + 6} stroke="var(--line-strong)" />
    </g>
  );
}
