'use client';

import { useId } from 'react';
import { useWidth } from '@/components/charts/use-width';
import { formatNoun, formatPercent } from '@/components/ui/format';
import type { GroupResult } from '@/lib/services/models/types';

type GroupRule = GroupResult['rules'][number];
const HEIGHT = 96;
const SIDE = 18;

/** How faithful a rule is by its number of conditions; the slider under the curve is its axis. */
export function FidelitySlider({ rules, index, onIndex, accuracy }: FidelitySliderProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const values = rules.map(({ fidelity }) => fidelity);
  const low = Math.min(...values, accuracy ?? 1);
  const high = Math.max(...values, accuracy ?? 0);
  const pad = (high - low || 0.05) * 0.15;
  const x = (i: number) => (rules.length < 2 ? width / 2 : SIDE + (i / (rules.length - 1)) * (width - 2 * SIDE));
  const y = (value: number) => 20 + ((high - value) / (high - low + pad || 1)) * (HEIGHT - 26);
  const chosen = rules[index];
  return (
    <div>
      <h3 id={id} className="mb-0.5 font-medium text-ink-2 text-xs">
        Fidelity by number of conditions
      </h3>
      <div ref={ref} style={{ height: HEIGHT }}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} aria-hidden className="overflow-visible">
            {accuracy !== null && (
              <>
                <line x1={0} x2={width} y1={y(accuracy)} y2={y(accuracy)} stroke="var(--ink-3)" strokeDasharray="3 3" />
                <text x={width} y={y(accuracy) - 5} textAnchor="end" fontSize={11} fill="var(--ink-3)">
                  the model, {formatPercent(accuracy)}
                </text>
              </>
            )}
            <path
              d={`M${x(0)} ${HEIGHT}L${values.map((value, i) => `${x(i)} ${y(value)}`).join('L')}L${x(rules.length - 1)} ${HEIGHT}Z`}
              fill="var(--accent)"
              fillOpacity={0.08}
            />
            <path
              d={`M${values.map((value, i) => `${x(i)} ${y(value)}`).join('L')}`}
              fill="none"
              stroke="var(--accent)"
              strokeWidth={1.75}
            />
            {chosen && (
              <line x1={x(index)} x2={x(index)} y1={y(chosen.fidelity) + 6} y2={HEIGHT} stroke="var(--accent)" />
            )}
            {values.map((value, i) => (
              <g key={rules[i]?.conditions}>
                <circle
                  cx={x(i)}
                  cy={y(value)}
                  r={i === index ? 5 : 3}
                  fill={i === index ? 'var(--accent)' : 'var(--card)'}
                  stroke={i === index ? 'var(--card)' : 'var(--accent)'}
                  strokeWidth={1.5}
                />
                <text
                  x={i === 0 ? x(i) + 9 : i === rules.length - 1 ? x(i) + 8 : x(i)}
                  y={y(value) + 18}
                  textAnchor={i === 0 ? 'start' : i === rules.length - 1 ? 'end' : 'middle'}
                  fontSize={i === index ? 12 : 11}
                  fontWeight={i === index ? 600 : 400}
                  fill={i === index ? 'var(--ink)' : 'var(--ink-3)'}
                  stroke="var(--card)"
                  strokeWidth={3}
                  paintOrder="stroke"
                >
                  {formatPercent(value)}
                </text>
              </g>
            ))}
          </svg>
        )}
      </div>
      {rules.length > 1 && (
        <div style={{ paddingInline: SIDE - 8 }}>
          <input
            type="range"
            min={0}
            max={rules.length - 1}
            step={1}
            value={index}
            aria-labelledby={id}
            aria-valuetext={`${formatNoun(chosen?.conditions ?? 0, 'condition')}, ${formatPercent(chosen?.fidelity)} faithful`}
            onChange={(event) => onIndex(Number(event.target.value))}
            className="block h-6 w-full cursor-pointer accent-accent"
          />
        </div>
      )}
      <div className="flex justify-between text-ink-3 text-xs">
        <span>Simple</span>
        <b className="font-[550] text-ink">{formatNoun(chosen?.conditions ?? 0, 'condition')}</b>
        <span>Faithful</span>
      </div>
    </div>
  );
}

interface FidelitySliderProps {
  rules: readonly GroupRule[];
  index: number;
  onIndex: (index: number) => void;
  accuracy: number | null;
}
