import { cn } from '@/components/ui/cn';
import { formatCount, formatPercent, MISSING, shareOf } from '@/components/ui/format';
import { TableCell } from '@/components/ui/table';
import { wilsonInterval } from '@/lib/statistics/proportion';
import { type Share, testProportions } from '@/lib/statistics/proportions';

interface RateCellProps {
  now: Share;
  /** In the period before; null where nothing was sent then. */
  was: Share | null;
  before: string;
  digits?: number;
  quiet?: boolean;
  /** Which way is good; without it no difference is coloured. */
  better?: 'up' | 'down';
}

/** A share over what it was before, with counts, interval and verdict on hover; coloured where chance does not explain it. */
export function RateCell({ now, was, before, digits = 1, quiet, better }: RateCellProps) {
  const share = capped(now);
  const then = was && capped(was);
  const compared = share.whole > 0 && then && then.whole > 0 ? testProportions(share, then) : null;
  const clear = compared !== null && (compared.interval.low > 0 || compared.interval.high < 0);
  const tone =
    clear && better ? (compared.difference > 0 === (better === 'up') ? 'text-good' : 'text-bad') : 'text-ink-3';
  const percent = (value: number | null): string => formatPercent(value, digits);
  const titles = [`${formatCount(now.part)} of ${formatCount(now.whole)}`];
  if (share.whole > 0) {
    const { low, high } = wilsonInterval(share.part, share.whole);
    titles.push(`95 % interval ${percent(low)} to ${percent(high)}`);
  }
  if (then && then.whole > 0) {
    titles.push(
      `${formatCount(then.part)} of ${formatCount(then.whole)} in ${before}: ${clear ? (compared.difference > 0 ? 'clearly more now' : 'clearly less now') : 'not clearly different'}`,
    );
  }
  return (
    <TableCell align="right" className={cn('tabular-nums', quiet && 'text-ink-3')} title={titles.join('; ')}>
      {share.whole === 0 ? MISSING : percent(shareOf(share.part, share.whole))}
      {then && then.whole > 0 && (
        <span className={cn('block whitespace-nowrap text-xs', tone)}>
          was {percent(shareOf(then.part, then.whole))}
        </span>
      )}
    </TableCell>
  );
}

/** Where machines are told from people, a message may have been clicked without having been opened. */
const capped = ({ part, whole }: Share): Share => ({ part: Math.min(part, whole), whole });
