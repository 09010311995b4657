import Link from 'next/link';
import { Interval } from '@/components/charts/interval';
import { Sparkline } from '@/components/charts/sparkline';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, formatDate, formatMoney, formatPercent, MISSING, shareOf } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { CampaignResult, EmailResults } from '@/lib/services/monitoring/email/get-email-results';
import { amountOf } from '@/lib/services/monitoring/overview/money';
import { wilsonInterval } from '@/lib/statistics/proportion';
import type { EmailFigure } from './email-figures';

const MOST = 12;

/** What email did in the period: headline figures, then campaign by campaign. `links`: for people who may open them. */
export function EmailCard({
  email,
  figures,
  currency,
  links = true,
}: {
  email: EmailResults;
  figures: readonly EmailFigure[];
  currency: string;
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
            <div className="border-line border-t">
              <Campaigns campaigns={email.campaigns.slice(0, MOST)} currency={currency} links={links} />
            </div>
          )}
          <CardFoot>
            Rates are of delivered emails, clicks to opens (CTO) of filtered opens; hover for counts and 95 % intervals.
            Imported events do not tell machines from people and know no cost.
            {email.campaigns.length > MOST &&
              ` These are the latest ${MOST} of ${email.campaigns.length}; the export has all.`}
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

function Campaigns({
  campaigns,
  currency,
  links,
}: {
  campaigns: readonly CampaignResult[];
  currency: string;
  links: boolean;
}) {
  const money = (minor: number | null): string =>
    minor === null ? MISSING : formatMoney(amountOf(minor, currency), currency);
  return (
    <Table label="Campaigns of the period">
      <TableHead>
        <TableRow>
          <TableHeader>Campaign</TableHeader>
          <TableHeader align="right">Sent</TableHeader>
          <TableHeader align="right">Delivered</TableHeader>
          <TableHeader align="right">Opened</TableHeader>
          <TableHeader align="right">Raw opens</TableHeader>
          <TableHeader align="right">Clicked</TableHeader>
          <TableHeader align="right">CTO</TableHeader>
          <TableHeader align="right">Orders</TableHeader>
          <TableHeader align="right">Revenue</TableHeader>
          <TableHeader align="right">Cost</TableHeader>
          <TableHeader align="right">ROI</TableHeader>
          <TableHeader align="right">Unsubscribed</TableHeader>
          <TableHeader align="right">Complaints</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {campaigns.map((one) => (
          <TableRow key={one.id}>
            <TableCell className="min-w-44">
              <span className="flex flex-wrap items-center gap-x-2">
                {one.own && links ? (
                  <Link href={`/campaigns/${one.id}`} className="rounded-xs font-[550] hover:underline">
                    {one.name}
                  </Link>
                ) : (
                  <span className="font-[550]">{one.name}</span>
                )}
                {!one.own && <Chip title="Known by the events of another sender">imported</Chip>}
              </span>
              <span className="text-ink-3 text-xs">{formatDate(one.at, 'UTC')}</span>
            </TableCell>
            <TableCell align="right">{formatCount(one.sent)}</TableCell>
            <TableCell align="right">{formatCount(one.delivered)}</TableCell>
            <Rate part={one.opens} whole={one.delivered} />
            <Rate part={one.opensRaw} whole={one.delivered} quiet />
            <Rate part={one.clicks} whole={one.delivered} digits={2} />
            <Rate part={one.clicks} whole={one.opens} />
            <TableCell align="right">{formatCount(one.conversions)}</TableCell>
            <TableCell align="right">{money(one.revenue)}</TableCell>
            <TableCell align="right">{money(one.cost)}</TableCell>
            <TableCell align="right">{one.roi === null ? MISSING : formatPercent(one.roi, 0)}</TableCell>
            <Rate part={one.unsubscribed} whole={one.delivered} digits={2} />
            <Rate part={one.complained} whole={one.delivered} digits={2} />
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** A share with its counts and its 95 % interval on hover. */
function Rate({ part, whole, digits = 1, quiet }: { part: number; whole: number; digits?: number; quiet?: boolean }) {
  const range = whole > 0 ? wilsonInterval(Math.min(part, whole), whole) : null;
  return (
    <TableCell
      align="right"
      className={cn(quiet && 'text-ink-3')}
      title={`${formatCount(part)} of ${formatCount(whole)}${range ? `; 95 % interval ${formatPercent(range.low, digits)} to ${formatPercent(range.high, digits)}` : ''}`}
    >
      {whole === 0 ? MISSING : formatPercent(shareOf(Math.min(part, whole), whole), digits)}
    </TableCell>
  );
}
