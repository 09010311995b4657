import { cn } from '@/components/ui/cn';
import { formatDelta, formatMoney } from '@/components/ui/format';

/** A change of money in a narrow place; nothing where there is no period before. */
export function ChangeAmount({
  value,
  currency,
  className,
}: {
  value: number | null;
  currency: string;
  className?: string;
}) {
  if (value === null) return null;
  return (
    <span className={cn('tabular-nums', value > 0 ? 'text-good' : value < 0 ? 'text-bad' : 'text-ink-3', className)}>
      {formatDelta(value, (size) => formatMoney(size, currency, size >= 1000 ? { compact: true } : { whole: true }))}
    </span>
  );
}
