import { cn } from './cn';
import { formatCount, formatDelta, formatMoney, formatPercent, type Maybe, shareOf } from './format';

/** A count with thousands separators. */
export function Num({ value, className }: { value: Maybe<number>; className?: string }) {
  return <span className={cn('tabular-nums', className)}>{formatCount(value)}</span>;
}

/** Money with its currency; `whole` without pence. */
export function Money({
  value,
  currency = 'GBP',
  whole,
  className,
}: {
  value: Maybe<string | number>;
  currency?: string;
  whole?: boolean;
  className?: string;
}) {
  return <span className={cn('tabular-nums', className)}>{formatMoney(value, currency, { whole })}</span>;
}

/** A rate with what it is a part of on hover: `187 of 214`. */
export function Percent({
  part,
  whole,
  digits = 1,
  className,
}: {
  part: Maybe<number>;
  whole: Maybe<number>;
  digits?: number;
  className?: string;
}) {
  return (
    <span className={cn('tabular-nums', className)} title={`${formatCount(part)} of ${formatCount(whole)}`}>
      {formatPercent(shareOf(part, whole), digits)}
    </span>
  );
}

export interface DeltaProps {
  value: Maybe<number>;
  /** Which way is good; `none` where neither is. */
  good?: 'up' | 'down' | 'none';
  money?: string;
  className?: string;
}

/** A change with its sign; coloured only where one way is good. */
export function Delta({ value, good = 'up', money, className }: DeltaProps) {
  const rises = (value ?? 0) > 0;
  const tone = !value || good === 'none' ? 'text-ink-2' : rises === (good === 'up') ? 'text-good' : 'text-bad';
  return (
    <span className={cn('tabular-nums', tone, className)}>
      {formatDelta(value, money ? (size) => formatMoney(size, money, { whole: true }) : formatCount)}
    </span>
  );
}
