import Link from 'next/link';
import { Interval } from '@/components/charts/interval';
import { Sparkline } from '@/components/charts/sparkline';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import type { EmailResults } from '@/lib/services/monitoring/email/get-email-results';
import type { EmailFigure } from './email-figures';
import { EmailTable } from './email-table';

const MOST = 12;

/** What email did in the period: headline figures, then campaign by campaign. `links`: for people who may open them. */
export function EmailCard({
  email,
  figures,
  currency,
  before,
  links = true,
}: {
  email: EmailResults;
  figures: readonly EmailFigure[];
  currency: string;
  /** The period before, in words. */
  before: string;
  links?: boolean;
}) {
  return (
    <Card aria-labelledby="email-results" className="overflow-hidden">
      <CardHead
        id="email-results"
        title="What did email do?"
        note="by when it was delivered; opens without those of machines"
        actions={
          links ? (
            <Link href="/campaigns" className="link text-xs">
              All campaigns
            </Link>
          ) : undefined
        }
      />
      {email.empty ? (
        <EmptyState title="No email yet">
          Campaigns that are sent, and email events that another sender reports, are summed up here: what they earned,
          whom they lost, and which segments answer less than others.
        </EmptyState>
      ) : (
        <>
          <div className="grid grid-cols-2 gap-px bg-line max-sm:grid-cols-1 lg:grid-cols-4">
            {figures.map((figure) => (
              <Figure key={figure.key} figure={figure} />
            ))}
          </div>
          {email.campaigns.length === 0 ? (
            <p className="border-line border-t px-4 py-5 text-ink-2 text-sm">
              No campaign was delivered in this period.
            </p>
          ) : (
            <EmailTable
              rows={{
                campaigns: email.campaigns.slice(0, MOST),
                segments: email.segments.slice(0, MOST),
                strategies: email.strategies.slice(0, MOST),
              }}
              currency={currency}
              before={before}
              links={links}
            />
          )}
          <CardFoot>
            Rates are of delivered emails, clicks to opens (CTO) of filtered opens; hover for counts, 95 % intervals and
            the period before. Coloured is what differs from it by more than chance. Imported events do not tell
            machines from people and know no cost, segment or strategy.
            {email.campaigns.length > MOST &&
              ` Of campaigns these are the latest ${MOST} of ${email.campaigns.length}; the export has all.`}
          </CardFoot>
        </>
      )}
    </Card>
  );
}

function Figure({ figure }: { figure: EmailFigure }) {
  const { interval, limit } = figure;
  return (
    <div className="grid min-w-0 content-start bg-card px-4 pt-3.25 pb-3">
      <span className="truncate font-medium text-ink-2 text-xs">{figure.label}</span>
      <span className="flex items-center justify-between gap-2">
        <span
          className={cn(
            'font-semibold tracking-[-.022em] tabular-nums',
            figure.value === 'Not measured' ? 'text-ink-3 text-lg leading-8' : 'text-2xl',
          )}
          title={figure.title}
        >
          {figure.value}
        </span>
        {figure.line && (
          <Sparkline
            values={figure.line}
            label={`${figure.label}, ${figure.line.length} weeks`}
            width={64}
            height={22}
          />
        )}
        {interval && (
          <Interval
            estimate={interval.estimate}
            low={interval.low}
            high={interval.high}
            scale={[Math.min(0, interval.low), Math.max(0, interval.high)]}
            label={figure.label}
            width={80}
          />
        )}
        {limit && <Limit share={limit.share} limit={limit.limit} />}
      </span>
      <span className="mt-1.25 grid text-xs leading-5">
        {figure.rows.map((row) => (
          <span key={row.label} className="flex justify-between gap-1.5 whitespace-nowrap" title={row.title}>
            <span className="truncate text-ink-3">{row.label}</span>
            <span
              className={cn(
                'font-medium tabular-nums',
                row.tone === 'good' && 'text-good',
                row.tone === 'bad' && 'text-bad',
              )}
            >
              {row.value}
            </span>
          </span>
        ))}
      </span>
    </div>
  );
}

/** A bar that must not reach its tick. */
function Limit({ share, limit }: { share: number; limit: number }) {
  const end = Math.max(limit * 1.25, share);
  return (
    <span aria-hidden className="relative block h-1.5 w-16 shrink-0 rounded-full bg-line">
      <span
        className={cn('absolute inset-y-0 left-0 rounded-full', share > limit ? 'bg-bad' : 'bg-ink-3')}
        style={{ width: `${(share / end) * 100}%` }}
      />
      <span className="absolute -inset-y-1 w-0.5 bg-bad" style={{ left: `${(limit / end) * 100}%` }} />
    </span>
  );
}
