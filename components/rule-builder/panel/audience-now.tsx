'use client';

import { CircleCheck, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { ShareBar } from '@/components/charts/share-bar';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { formatCount, formatDuration, formatPercent, shareOf } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import type { Preview } from '../types';
import type { LivePreview } from '../use-preview';
import { Section } from './section';

/** How many customers the rule holds for now, and how many of them can be emailed. */
export function AudienceNow({ live, aside }: { live: LivePreview; aside?: ReactNode }) {
  const { counted, stale, error, retry, nothing } = live;
  const preview = counted?.preview;
  const busy = stale || (!preview && !error && !nothing);
  return (
    <Section
      title="Audience now"
      end={
        busy ? (
          <span className="inline-flex items-center gap-1.5">
            <LoaderCircle className="size-3.25 animate-spin" aria-hidden />
            counting
          </span>
        ) : (
          preview &&
          !error && (
            <span className="inline-flex items-center gap-1.5">
              <CircleCheck className="size-3.25 text-good" aria-hidden />
              exact, {formatDuration(preview.tookMs)}
            </span>
          )
        )
      }
    >
      {error && (
        <Callout
          tone="bad"
          className="mb-2"
          action={
            <Button size="sm" onClick={retry}>
              Count again
            </Button>
          }
        >
          {preview ? `${error.replace(/\.$/, '')}. The figures below are those of the rule before.` : error}
        </Callout>
      )}
      {preview ? (
        <div className={cn('transition-opacity', (stale || error) && 'opacity-50')} aria-busy={stale}>
          <div className="flex flex-wrap items-baseline gap-x-2.25">
            <output
              aria-label="Audience size"
              className="font-semibold text-3xl tabular-nums tracking-[-0.025em]"
              data-stale={stale || undefined}
            >
              {formatCount(preview.count)}
            </output>
            <span className="text-ink-2 text-sm">
              {preview.count === 1 ? 'customer' : 'customers'}, {formatPercent(shareOf(preview.count, preview.total))}{' '}
              of all {formatCount(preview.total)}
            </span>
            {aside && <span className="ml-auto text-ink-2 text-xs tabular-nums">{aside}</span>}
          </div>
          <div className="mt-2.25 mb-1.5">
            <ShareBar
              label={`${formatCount(preview.reachable)} of ${formatCount(preview.count)} reachable by email`}
              parts={[
                { label: 'Reachable by email', value: preview.reachable },
                { label: 'Unsubscribed', value: preview.unreachable.unsubscribed, colour: 'hatched' },
                { label: 'Bounced or complained', value: preview.unreachable.suppressed, colour: 'hatched' },
                { label: 'Without address', value: preview.unreachable.noAddress, colour: 'var(--line-strong)' },
              ]}
            />
          </div>
          <Reach preview={preview} />
        </div>
      ) : nothing ? (
        <p className="py-2 text-ink-2 text-sm">Finish a condition to see whom it holds for.</p>
      ) : (
        !error && (
          <div className="grid gap-2.5">
            <Skeleton className="h-9 w-40" />
            <Skeleton className="h-2 w-full" />
            <Skeleton className="w-56" />
          </div>
        )
      )}
    </Section>
  );
}

const REASONS = [
  { key: 'unsubscribed', label: 'unsubscribed' },
  { key: 'suppressed', label: 'bounced' },
  { key: 'noAddress', label: 'without address' },
] as const;

/** How many can be emailed, and why the others cannot. */
function Reach({ preview: { count, reachable, unreachable } }: { preview: Preview }) {
  const why = REASONS.flatMap(({ key, label }) =>
    unreachable[key] > 0 ? [`${formatCount(unreachable[key])} ${label}`] : [],
  );
  return (
    <div className="flex flex-wrap justify-between gap-x-3 text-ink-2 text-xs">
      <span title="They have an address, have not withdrawn and nothing bounced. A campaign writes only to those who have said yes: its audience shows how many were never asked.">
        <b className="font-[550] text-ink tabular-nums">{formatCount(reachable)}</b> reachable by email
        {count > 0 && ` (${formatPercent(shareOf(reachable, count), 0)})`}
      </span>
      <span className="text-right">{why.join(', ') || (count > 0 && 'everyone is')}</span>
    </div>
  );
}
