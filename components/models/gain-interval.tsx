'use client';

import { PlotFrame } from '@/components/charts/plot-frame';
import type { Duel } from '@/lib/services/models/types';
import { signed } from './figures';
import { roundTicks, scaleOf } from './scale';

const HEIGHT = 62;

/** Challenger less champion with its interval; a stronger line stands at no difference. */
export function GainInterval({ duel }: { duel: Duel }) {
  const { value, low, high } = duel.gain;
  const known = [0, value ?? 0, low ?? 0, high ?? 0];
  const ticks = roundTicks(Math.min(...known), Math.max(...known), 4);
  return (
    <PlotFrame
      height={HEIGHT}
      summary={`Version ${duel.challenger} less version ${duel.champion}: ${signed(value)}, from ${signed(low)} to ${signed(high)}`}
    >
      {(width) => {
        const x = scaleOf(ticks, 20, width - 20);
        return (
          <svg width={width} height={HEIGHT} className="block" aria-hidden>
            <line x1={0} x2={width} y1={44} y2={44} stroke="var(--line)" />
            <line x1={x(0)} x2={x(0)} y1={14} y2={44} stroke="var(--ink-3)" />
            {low !== null && high !== null && (
              <rect
                x={x(low)}
                width={Math.max(2, x(high) - x(low))}
                y={20}
                height={10}
                rx={5}
                fill="var(--c5)"
                fillOpacity={0.22}
              />
            )}
            {value !== null && (
              <>
                <line x1={x(value)} x2={x(value)} y1={16} y2={34} stroke="var(--c5)" strokeWidth={2.5} />
                <text
                  x={x(value)}
                  y={11}
                  textAnchor={x(value) > width - 30 ? 'end' : 'middle'}
                  style={{ fill: 'var(--ink)', fontWeight: 600 }}
                >
                  {signed(value)}
                </text>
              </>
            )}
            {ticks.map((tick) => (
              <text key={tick} x={x(tick)} y={58} textAnchor="middle">
                {tick === 0 ? '0' : signed(tick, Math.abs(tick) < 0.01 ? 3 : 2)}
              </text>
            ))}
          </svg>
        );
      }}
    </PlotFrame>
  );
}

/** The verdict in two parts, the lead to be set bold; one whose interval holds 0 is not clearly better. */
export function verdictWords({ words }: Pick<Duel, 'words'>): { lead: string; text: string } {
  const colon = words.indexOf(': ');
  return colon < 0 ? { lead: '', text: words } : { lead: words.slice(0, colon + 1), text: words.slice(colon + 2) };
}
