import { cn } from '@/components/ui/cn';
import { formatPercent } from '@/components/ui/format';

export interface MeterProps {
  /** From 0 to 1; anything else is drawn as the nearer end. */
  share: number | null | undefined;
  /** What it is a share of. */
  label: string;
  colour?: string;
  /** A limit on the same scale, as a red tick. */
  limit?: number;
  className?: string;
}

/** A thin bar that is filled to a share. */
export function Meter({ share, label, colour = 'var(--ink-3)', limit, className }: MeterProps) {
  const filled = Math.min(1, Math.max(0, Number.isFinite(share) ? (share ?? 0) : 0));
  return (
    <div
      role="img"
      aria-label={`${label}: ${formatPercent(share)}`}
      className={cn('relative h-0.75 rounded-full bg-line', className)}
    >
      <div className="h-full rounded-full" style={{ width: `${filled * 100}%`, background: colour }} />
      {limit !== undefined && (
        <span
          className="-inset-y-1 absolute w-0.5 bg-bad"
          style={{ left: `${Math.min(1, Math.max(0, limit)) * 100}%` }}
        />
      )}
    </div>
  );
}
