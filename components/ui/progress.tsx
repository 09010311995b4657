import { cn } from './cn';

export interface ProgressProps {
  /** 0 to 1. */
  share: number;
  label: string;
  className?: string;
}

/** How far something is, as a bar. */
export function Progress({ share, label, className }: ProgressProps) {
  const percent = Math.round(Math.max(0, Math.min(1, share)) * 100);
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cn('block h-1.5 overflow-hidden rounded-full bg-line', className)}
    >
      <span
        className="block h-full rounded-full bg-accent transition-[width] motion-reduce:transition-none"
        style={{ width: `${percent}%` }}
      />
    </span>
  );
}
