import { Sparkline } from '@/components/charts/sparkline';
import { Facts } from '@/components/ui/card';
import {
  formatCount,
  formatDecimal,
  formatDelta,
  formatMoney,
  formatNoun,
  formatPercent,
} from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { CustomerMetrics } from '@/lib/services/profiles/read-metrics';

/** The exact metrics at this instant, and the engagement score with the weeks behind it. */
export function KeyFigures({ metrics, weeks }: { metrics: CustomerMetrics; weeks: number[] }) {
  const { currency, engagementScore, engagementTrend, computedAt } = metrics;
  const active = weeks.filter((week) => week > 0).length;
  const ordered = metrics.frequency > 0;
  return (
    <Facts
      items={[
        {
          label: 'Spent',
          value: formatMoney(metrics.monetary, currency),
          note: ordered ? `${formatMoney(metrics.averageOrderValue, currency)} an order` : 'no order yet',
        },
        {
          label: 'Orders',
          value: formatCount(metrics.frequency),
          note: ordered ? `last ${agoDays(metrics.recencyDays)}` : 'none so far',
        },
        {
          label: 'Sessions',
          value: formatCount(metrics.sessions),
          note: metrics.tenureDays === null ? undefined : `in ${formatNoun(metrics.tenureDays, 'day')}`,
        },
        {
          label: 'Engagement',
          value: (
            <span className="flex items-center gap-2.5">
              {formatDecimal(engagementScore, 0)}
              {active > 0 && (
                <Sparkline
                  values={weeks}
                  width={76}
                  label={`Events a week over ${weeks.length} weeks; ${active} with any`}
                />
              )}
            </span>
          ),
          note:
            computedAt === null ? (
              'not computed yet'
            ) : (
              <>
                {engagementTrend !== null &&
                  `${formatDelta(engagementTrend, (points) => formatDecimal(points, 0))} in 4 weeks, `}
                computed <Time value={computedAt} />
              </>
            ),
        },
        {
          label: 'Opens email',
          value: formatPercent(metrics.openRate),
          note:
            metrics.emailsDelivered === null
              ? 'none delivered'
              : `opened ${formatCount(metrics.emailsOpened)} of ${formatCount(metrics.emailsDelivered)}, clicked ${formatCount(metrics.emailsClicked)}`,
        },
        {
          label: 'Favourite category',
          value: <span className="block truncate">{metrics.favouriteCategory ?? '–'}</span>,
          note: scores(metrics),
        },
      ]}
    />
  );
}

const agoDays = (days: number | null): string =>
  days === null ? '–' : days === 0 ? 'today' : `${formatNoun(days, 'day')} ago`;

function scores({ recencyScore, frequencyScore, monetaryScore }: CustomerMetrics): string {
  if (recencyScore === null || frequencyScore === null || monetaryScore === null) return 'no RFM scores';
  return `RFM ${recencyScore}-${frequencyScore}-${monetaryScore} of 5`;
}
