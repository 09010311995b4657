export interface SparklineProps {
  values: readonly (number | null | undefined)[];
  /** What it shows, in words; without it, it is decoration beside a number. */
  label?: string;
  width?: number;
  height?: number;
  /** The line; grey unless said. */
  colour?: string;
  /** The last point. */
  dot?: 'plain' | 'good' | 'bad';
  /** The usual range, as a band. */
  band?: readonly [low: number, high: number];
}

const dots = { plain: 'var(--ink-2)', good: 'var(--good)', bad: 'var(--bad)' } as const;

/** A line without axes, as high as a line of text; its last point is marked. */
export function Sparkline({
  values,
  label,
  width = 64,
  height = 22,
  colour = 'var(--ink-3)',
  dot = 'plain',
  band,
}: SparklineProps) {
  const points = values.flatMap((value, index) =>
    typeof value === 'number' && Number.isFinite(value) ? [{ index, value }] : [],
  );
  if (points.length === 0) return null;
  const all = [...points.map((point) => point.value), ...(band ?? [])];
  const low = Math.min(...all);
  const span = Math.max(...all) - low;
  const x = (index: number) => (values.length < 2 ? width / 2 : 1 + (index / (values.length - 1)) * (width - 5));
  const y = (value: number) => (span === 0 ? height / 2 : 3 + (1 - (value - low) / span) * (height - 6));
  const path = points
    .map((point, index) => `${index ? 'L' : 'M'}${x(point.index).toFixed(1)} ${y(point.value).toFixed(1)}`)
    .join('');
  const last = points.at(-1);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="block shrink-0 overflow-visible"
      role="img"
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {band && (
        <rect
          x={0}
          width={width}
          y={y(band[1])}
          height={Math.max(1, y(band[0]) - y(band[1]))}
          fill="var(--accent-soft)"
        />
      )}
      <path d={path} fill="none" stroke={colour} strokeWidth={1.5} strokeLinejoin="round" strokeLinecap="round" />
      {last && (
        <circle
          cx={x(last.index)}
          cy={y(last.value)}
          r={2.2}
          fill={dot === 'plain' && colour !== 'var(--ink-3)' ? colour : dots[dot]}
        />
      )}
    </svg>
  );
}
