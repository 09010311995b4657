'use client';

import { PlotFrame } from '@/components/charts/plot-frame';
import type { Figure } from '@/lib/services/models/types';
import { fixed, intervalOf } from './figures';
import { roundTicks, scaleOf } from './scale';

export interface DotLine {
  label: string;
  /** Small, under the label. */
  note: string;
  figure: Figure;
  tone: 'accent' | 'warn' | 'plain';
  /** Before the label: ◆ for a protected trait. */
  sign?: string;
}

export interface FigureDotsProps {
  lines: readonly DotLine[];
  reference: number | null;
  digits?: number;
  ticks?: readonly number[];
}

const ROW = 34;
const COLOURS = { accent: 'var(--accent)', warn: 'var(--warn)', plain: 'var(--ink-2)' } as const;

/** Figures with their intervals, one a line, all on one scale; the reference dashed across. */
export function FigureDots({ lines, reference, digits = 2, ticks: given }: FigureDotsProps) {
  const known = lines
    .flatMap(({ figure }) => [figure.value, figure.low, figure.high])
    .filter((each): each is number => each !== null);
  const ticks = given ?? (known.length > 0 ? roundTicks(Math.min(...known), Math.max(...known), 4) : [0, 1]);
  const height = lines.length * ROW + 20;
  return (
    <PlotFrame
      height={height}
      summary={lines
        .map(
          ({ label, figure, note }) =>
            `${label}: ${fixed(figure.value, digits)} ${intervalOf(figure, digits)}, ${note}`,
        )
        .join('; ')}
    >
      {(width) => {
        const x = scaleOf(ticks, Math.round(Math.min(width * 0.5, 320)), width - 16);
        return (
          <svg width={width} height={height} className="block" aria-hidden>
            {reference !== null && (
              <line
                x1={x(reference)}
                x2={x(reference)}
                y1={2}
                y2={height - 18}
                stroke="var(--ink-3)"
                strokeDasharray="3 3"
              />
            )}
            {lines.map((line, index) => (
              <Dot key={line.label} line={line} y={index * ROW} x={x} digits={digits} room={x(ticks[0] ?? 0) - 12} />
            ))}
            {ticks.map((tick) => (
              <text key={tick} x={x(tick)} y={height - 4} textAnchor="middle">
                {fixed(tick, Math.min(digits, 2))}
              </text>
            ))}
          </svg>
        );
      }}
    </PlotFrame>
  );
}

interface DotProps {
  line: DotLine;
  y: number;
  x: (value: number) => number;
  digits: number;
  room: number;
}

const LETTER = 6.3;

function Dot({ line, y, x, digits, room }: DotProps) {
  const { value, low, high } = line.figure;
  const colour = COLOURS[line.tone];
  const strong = line.tone !== 'plain';
  const letters = Math.floor(room / LETTER);
  const name = `${line.sign ? `${line.sign} ` : ''}${line.label}`;
  return (
    <g>
      <text x={0} y={y + 13} style={{ fill: 'var(--ink)', fontSize: 12, fontWeight: strong ? 500 : 400 }}>
        {name.length > letters ? `${name.slice(0, letters - 1)}…` : name}
        <title>{line.label}</title>
      </text>
      <text x={0} y={y + 26} style={{ fontSize: 10 }}>
        {line.note}
      </text>
      {low !== null && high !== null && (
        <line x1={x(low)} x2={x(high)} y1={y + 11} y2={y + 11} stroke={colour} strokeWidth={1.75} />
      )}
      {value !== null && (
        <>
          <circle cx={x(value)} cy={y + 11} r={4.5} fill={colour} stroke="var(--card)" strokeWidth={1.5} />
          <text
            x={x(value)}
            y={y + 27}
            textAnchor="middle"
            className="halo"
            style={strong ? { fill: 'var(--ink)', fontWeight: 600 } : undefined}
          >
            {fixed(value, digits)}
          </text>
        </>
      )}
    </g>
  );
}
