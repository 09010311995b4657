'use client';

import Link from 'next/link';
import { Sparkline } from '@/components/charts/sparkline';
import { messageOf } from '@/components/ui/api';
import { formatCount, formatDelta, formatNoun, formatPercent, shareOf } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import type { ReviewFactsView } from '@/lib/services/campaigns/review/reading/read-facts';
import type { ReviewView } from '@/lib/services/campaigns/review/reading/read-review';
import { Facts, Section } from './section';

/** Who gets it, and what sets them apart from everyone, in numbers. */
export function SegmentSection({
  view,
  facts,
  error,
}: {
  view: ReviewView;
  facts: ReviewFactsView | undefined;
  error: Error | null;
}) {
  if (error)
    return (
      <Section title="Who gets it">
        <p className="text-bad">{messageOf(error)}</p>
      </Section>
    );
  if (!facts)
    return (
      <Section title="Who gets it">
        <div className="grid gap-2 py-1">
          <Skeleton className="h-4 w-64" />
          <Skeleton className="h-4 w-48" />
          <Skeleton className="h-16 w-full" />
        </div>
      </Section>
    );
  const { segment } = facts;
  if (!segment)
    return (
      <Section title="Who gets it">
        <p className="text-ink-2">Nobody: the campaign has no segment.</p>
      </Section>
    );
  const share = shareOf(segment.size, segment.everyone);
  return (
    <Section
      title={`Who gets it: ${segment.name}`}
      note={
        <Link className="link inline-flex min-h-6 items-center text-xs" href={`/campaigns/${view.campaign.id}`}>
          {view.continuous || view.audience === null
            ? 'Its campaign'
            : `${formatCount(view.audience)} of ${formatCount(segment.size)}, why not the rest?`}
        </Link>
      }
    >
      <Facts
        items={[
          {
            label: 'Who',
            value: (
              <span className="line-clamp-3" title={segment.who}>
                {segment.who}
              </span>
            ),
          },
          ...(segment.goal ? [{ label: 'Why', value: segment.goal }] : []),
          {
            label: 'Size',
            value: (
              <span className="flex items-center gap-2">
                <span>
                  <b className="font-semibold">{formatCount(segment.size)}</b>
                  {share !== null && `, ${formatPercent(share)} of customers`}
                  {segment.weekChange ? `, ${formatDelta(segment.weekChange)} this week` : ''}
                </span>
                {segment.line.length > 2 && (
                  <span className="ml-auto">
                    <Sparkline
                      values={segment.line}
                      label={`Size over ${formatNoun(segment.line.length, 'week')}`}
                      height={18}
                      colour="var(--c2)"
                    />
                  </span>
                )}
              </span>
            ),
          },
        ]}
      />
      {segment.distinctions.length > 0 ? (
        <div className="mt-1.25 grid grid-cols-[minmax(0,1fr)_minmax(60px,96px)_78px] items-center gap-x-3 gap-y-0.5">
          <span className="text-ink-3 text-xs">Unlike the rest</span>
          <span className="col-[2/-1] flex items-center justify-end gap-1.5 text-ink-3 text-xs">
            <i aria-hidden className="h-1.5 w-2.5 rounded-[2px] bg-c2" /> members
            <i aria-hidden className="ml-2 h-2.75 w-0.5 bg-ink" /> everyone
          </span>
          {segment.distinctions.map((one) => {
            const inside = shareOf(one.inside, segment.size) ?? 0;
            const all = shareOf(one.all, segment.everyone) ?? 0;
            return (
              <div key={`${one.about}${one.value}`} className="contents">
                <span className="truncate" title={`${one.about}: ${one.value}`}>
                  {one.about}: {one.value}
                </span>
                <span aria-hidden className="relative block h-1.5 rounded-full bg-line">
                  <span
                    className="absolute inset-y-0 left-0 rounded-full bg-c2"
                    style={{ width: `${Math.min(100, inside * 100)}%` }}
                  />
                  <span
                    className="absolute -inset-y-0.75 w-0.5 rounded-full bg-ink"
                    style={{ left: `${Math.min(99, all * 100)}%` }}
                  />
                </span>
                <span
                  className="text-right font-[550] tabular-nums"
                  title={`${formatCount(one.inside)} of ${formatCount(segment.size)} members, ${formatCount(one.all)} of ${formatCount(segment.everyone)} customers`}
                >
                  {formatPercent(inside, 0)}{' '}
                  <small className="inline-block min-w-8 font-normal text-ink-3 text-xs">{formatPercent(all, 0)}</small>
                </span>
              </div>
            );
          })}
        </div>
      ) : (
        <p className="mt-1 text-ink-2 text-xs">
          {segment.size < 20
            ? 'Too few members to say what sets them apart.'
            : 'Nothing sets them clearly apart from everyone.'}
        </p>
      )}
    </Section>
  );
}
