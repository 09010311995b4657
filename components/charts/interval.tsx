import { formatDecimal } from '@/components/ui/format';

export interface IntervalProps {
  estimate: number;
  low: number;
  high: number;
  /** The ends of the scale; of one column all share it. */
  scale: readonly [from: number, to: number];
  /** A dashed tick: no effect, or the customers held out. */
  reference?: number;
  label: string;
  width?: number;
  /** Neither side is better than the other: it is not judged by colour. */
  neutral?: boolean;
}

/**
 * An estimate with its interval, without caps. Green only where the whole interval lies above the reference, unless it is
 * `neutral`.
 */
export function Interval({ estimate, low, high, scale, reference = 0, label, width = 120, neutral }: IntervalProps) {
  const [from, to] = scale;
  const x = (value: number) =>
    to === from ? width / 2 : Math.min(width - 2, Math.max(2, ((value - from) / (to - from)) * width));
  const apart = low > reference || high < reference;
  const colour = neutral
    ? apart
      ? 'var(--c1)'
      : 'var(--ink-3)'
    : low > reference
      ? 'var(--good)'
      : high < reference
        ? 'var(--bad)'
        : 'var(--ink-3)';
  const words = `${label}: ${formatDecimal(estimate)}, from ${formatDecimal(low)} to ${formatDecimal(high)}${low <= reference && high >= reference ? ', not clearly different' : ''}`;
  return (
    <svg width={width} height={16} viewBox={`0 0 ${width} 16`} role="img" aria-label={words} className="block shrink-0">
      <line x1={0} x2={width} y1={8} y2={8} stroke="var(--line)" />
      <line x1={x(reference)} x2={x(reference)} y1={2} y2={14} stroke="var(--ink-3)" strokeDasharray="2 2" />
      <line x1={x(low)} x2={x(high)} y1={8} y2={8} stroke={colour} strokeWidth={2.5} strokeLinecap="round" />
      <circle cx={x(estimate)} cy={8} r={3.2} fill={colour} />
    </svg>
  );
}
