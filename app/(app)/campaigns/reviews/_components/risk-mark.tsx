import { cn } from '@/components/ui/cn';
import type { Risk } from '@/lib/content/review/assess-risk';

const LEVEL: Readonly<Record<Risk, { bars: number; label: string; fill: string }>> = {
  low: { bars: 1, label: 'Low', fill: 'fill-good' },
  medium: { bars: 2, label: 'Medium', fill: 'fill-warn' },
  high: { bars: 3, label: 'High', fill: 'fill-bad' },
};

/** Three bars and a word; why, on hover. */
export function RiskMark({ risk, reasons }: { risk: Risk; reasons: readonly { words: string }[] }) {
  const { bars, label, fill } = LEVEL[risk];
  const why = reasons.map(({ words }) => words).join(', ');
  return (
    <span className="inline-flex items-center gap-1.25" title={why ? `${label} risk: ${why}` : `${label} risk`}>
      <svg width={11} height={10} viewBox="0 0 11 10" aria-hidden="true">
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={bar * 4}
            y={6 - bar * 3}
            width={2.6}
            height={4 + bar * 3}
            rx={1}
            className={cn(bar < bars ? fill : 'fill-line-strong')}
          />
        ))}
      </svg>
      {label}
      <span className="sr-only"> risk</span>
    </span>
  );
}
