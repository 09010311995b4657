import { CircleDashed, CircleDot, Clock, Eye, Pause, TriangleAlert, UserRound } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { formatCount, formatDay, formatPercent } from '@/components/ui/format';
import type { MapCampaign } from '@/lib/services/monitoring/campaigns/read-map';
import { STATUS_WORDS, shortMoney } from '../../_components/words';
import { CellInterval } from './cell-interval';

const MARKS = {
  draft: { icon: CircleDashed, className: 'text-ink-3' },
  inReview: { icon: Eye, className: 'text-accent' },
  approved: { icon: Clock, className: 'text-accent' },
  scheduled: { icon: Clock, className: 'text-accent' },
  sending: { icon: CircleDot, className: 'text-good' },
  live: { icon: CircleDot, className: 'text-good' },
  paused: { icon: Pause, className: 'text-bad' },
  done: { icon: CircleDot, className: 'text-ink-3' },
  cancelled: { icon: CircleDot, className: 'text-ink-3' },
} as const;

export interface CampaignCellProps {
  campaign: MapCampaign;
  currency: string;
  scales: { ordered: number; revenue: number };
  size: number | null;
  selected: boolean;
  href: string;
  /** Customers that it shares with the one that is chosen; a conflict where nobody has settled it. */
  shared: { customers: number; conflict: boolean } | null;
}

/** A campaign in its cell: state and rhythm, and what it did, on the scale of all. */
export function CampaignCell({ campaign, currency, scales, size, selected, href, shared }: CampaignCellProps) {
  const { name, status, cadence, ordered, heldOut, revenue, written, nextRunAt } = campaign;
  const { icon: Icon, className } = MARKS[status];
  const quiet = status === 'draft';
  const when =
    status === 'scheduled' && nextRunAt
      ? `Starts ${formatDay(nextRunAt)}`
      : `${STATUS_WORDS[status].label}, ${cadence}`;
  return (
    <div className="relative min-w-0">
      <Link
        href={href}
        scroll={false}
        aria-current={selected ? 'true' : undefined}
        className={cn(
          'grid min-h-16 grid-cols-[minmax(0,1fr)] content-start gap-px rounded-sm border px-2 pt-1.5 pb-1 text-xs leading-4 hover:border-line-control',
          quiet
            ? 'border-line-strong border-dashed'
            : 'border-line-strong bg-card shadow-[0_1px_1px_rgb(27_29_34/0.03)]',
          shared?.conflict && 'border-warn',
          selected && 'border-accent bg-accent-soft shadow-[0_0_0_1px_var(--accent)]',
        )}
      >
        <b className="text-balance font-[550] [overflow-wrap:anywhere]">{name}</b>
        <span className="mb-px flex items-center gap-0.75 text-2xs text-ink-2">
          <Icon className={cn('size-2.75 shrink-0', className)} aria-hidden />
          <span className="truncate" title={when}>
            {when}
          </span>
        </span>
        {ordered && ordered.share !== null && revenue ? (
          <>
            <span className="flex items-center justify-between gap-1 font-medium tabular-nums leading-3.75">
              {formatPercent(ordered.share)}
              <CellInterval
                value={ordered.share}
                low={ordered.low}
                high={ordered.high}
                to={scales.ordered}
                held={heldOut}
                label={`${formatPercent(ordered.share)} ordered, 95 % interval ${formatPercent(ordered.low)} to ${formatPercent(ordered.high)}${heldOut === null ? '' : `; held out ${formatPercent(heldOut)}`}`}
              />
            </span>
            <span className="flex items-center justify-between gap-1 font-medium tabular-nums leading-3.75">
              {shortMoney(revenue.total, currency)}
              <CellInterval
                value={revenue.total}
                low={revenue.low}
                high={revenue.high}
                to={scales.revenue}
                label={`${shortMoney(revenue.total, currency)}, 95 % interval ${shortMoney(revenue.low, currency)} to ${shortMoney(revenue.high, currency)}`}
              />
            </span>
          </>
        ) : (
          <span className="text-ink-2">
            {quiet && written.done < written.of
              ? written.of === 1
                ? 'No email yet'
                : `${written.done} of ${written.of} emails`
              : `${formatCount(size)} in the segment`}
          </span>
        )}
      </Link>
      {shared && (
        <span
          className={cn(
            '-top-2 absolute right-1.5 inline-flex items-center gap-0.75 rounded-full px-1.5 font-medium text-2xs leading-3.75 shadow-[0_0_0_2px_var(--card)]',
            shared.conflict ? 'bg-warn-soft text-warn' : 'bg-sunken text-ink-2',
          )}
          title={`${formatCount(shared.customers)} customers are in both`}
        >
          {shared.conflict ? (
            <TriangleAlert className="size-2.5" aria-hidden />
          ) : (
            <UserRound className="size-2.5" aria-hidden />
          )}
          {formatCount(shared.customers)}
          <span className="sr-only">shared</span>
        </span>
      )}
    </div>
  );
}
