'use client';

import { usePlotArea, useYAxisScale } from 'recharts';
import { spread } from './spread';

export interface EndLabel {
  key: string;
  text: string;
  /** Beside the name, bold. */
  value?: string;
  colour: string;
  /** The colour of its words where that of the line is too faint to read. */
  ink?: string;
  /** Where it belongs, in the units of the y axis. */
  at: number;
}

/** Names at the right end of the lines or layers that they name, moved apart where they would touch. */
export function EndLabels({ labels, swatch }: { labels: readonly EndLabel[]; swatch?: boolean }) {
  const area = usePlotArea();
  const scale = useYAxisScale();
  if (!area || !scale) return null;
  const places = spread(
    labels.map((label) => scale(label.at) ?? area.y),
    15,
    area.y + 4,
    area.y + area.height,
  );
  const left = area.x + area.width + 8;
  return (
    <g>
      {labels.map((label, index) => (
        <g key={label.key} transform={`translate(${left} ${places[index] ?? 0})`}>
          {swatch && <rect x={0} y={-4} width={8} height={8} rx={2} fill={label.colour} />}
          <text
            x={swatch ? 13 : 0}
            dy="0.34em"
            style={{
              fill: swatch ? 'var(--ink)' : (label.ink ?? label.colour),
              fontSize: 12,
              fontWeight: swatch ? 400 : 500,
            }}
          >
            {label.text}
            {label.value && (
              <tspan dx={6} style={{ fill: 'var(--ink)', fontWeight: 550 }}>
                {label.value}
              </tspan>
            )}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The same as a line of words, where there is no room at the right end. */
export function LabelRow({ labels }: { labels: readonly EndLabel[] }) {
  return (
    <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-xs">
      {labels.map((label) => (
        <span key={label.key} className="inline-flex items-center gap-1.5">
          <span className="size-2 rounded-[2px]" style={{ background: label.colour }} aria-hidden />
          {label.text}
          {label.value && <b className="font-[550] text-ink">{label.value}</b>}
        </span>
      ))}
    </div>
  );
}
