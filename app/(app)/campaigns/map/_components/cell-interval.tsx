interface CellIntervalProps {
  value: number;
  low: number;
  high: number;
  /** End of the scale, which begins at zero. */
  to: number;
  /** The same of those held out. */
  held?: number | null;
  label: string;
  width?: number;
}

/** A figure with its 95 % interval on the scale of all cells; the tick is those held out. */
export function CellInterval({ value, low, high, to, held, label, width = 54 }: CellIntervalProps) {
  const x = (share: number) => 2 + Math.min(1, Math.max(0, share / to)) * (width - 4);
  return (
    <svg width={width} height={12} viewBox={`0 0 ${width} 12`} role="img" aria-label={label} className="block shrink-0">
      <line x1={2} x2={width - 2} y1={6} y2={6} stroke="var(--line)" />
      {held !== null && held !== undefined && (
        <line x1={x(held)} x2={x(held)} y1={1.5} y2={10.5} stroke="var(--c2)" strokeWidth={1.8} />
      )}
      <line
        x1={x(low)}
        x2={x(high)}
        y1={6}
        y2={6}
        stroke="color-mix(in srgb, var(--ink-3) 46%, var(--card))"
        strokeWidth={5}
        strokeLinecap="round"
      />
      <circle cx={x(value)} cy={6} r={2} fill="var(--ink)" />
    </svg>
  );
}
