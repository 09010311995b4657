import type { Metadata } from 'next';
import { Callout } from '@/components/ui/callout';
import { Time } from '@/components/ui/time';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { isSubscribed } from '@/lib/services/monitoring/digest/digest-subscribers';
import { recentEmailResults } from '@/lib/services/monitoring/email/recent-email-results';
import { listNotifications } from '@/lib/services/monitoring/notifications/list-notifications';
import { isPeriod, PERIODS, periodAt } from '@/lib/services/monitoring/overview/period';
import { recentOverview } from '@/lib/services/monitoring/overview/recent-overview';
import { listShareLinks } from '@/lib/services/monitoring/share/share-links';
import { BehindCard } from './_components/behind-card';
import { changeWords } from './_components/change-words';
import { ChangesCard } from './_components/changes-card';
import { DriftCard } from './_components/drift-card';
import { EmailCard } from './_components/email-card';
import { emailFigures } from './_components/email-figures';
import { EmptyOverview } from './_components/empty-overview';
import { ExportMenu } from './_components/export-menu';
import { exportSheets } from './_components/export-sheets';
import { figureRows } from './_components/figure-rows';
import { FigureStrip } from './_components/figure-strip';
import { Headline } from './_components/headline';
import { headlineWords } from './_components/headline-words';
import { PeriodMenu } from './_components/period-menu';
import { BEFORE, dayKey, daysOf, inPeriod, PERIOD_LABEL, titleOf } from './_components/period-words';
import { RevenueCard } from './_components/revenue-card';
import { revenueRows } from './_components/revenue-rows';
import { SegmentsCard } from './_components/segments-card';
import { ShareDialog } from './_components/share-dialog';
import { WaitsCard } from './_components/waits-card';

export const metadata: Metadata = { title: 'Overview' };

export default page({ permission: 'overview.view' }, async ({ person, query }) => {
  const key = isPeriod(query.period) ? query.period : 'last';
  const overview = await recentOverview(systemClock, key);
  if (!overview.reach.hasEvents) {
    return (
      <EmptyOverview
        address={env().NEXTAUTH_URL ?? 'https://your-address'}
        canCreateKey={can(person.role, 'settings.manage')}
        canSeeData={can(person.role, 'data.view')}
      />
    );
  }
  const { shop, period, computedAt, hasBefore } = overview;
  const mayShare = can(person.role, 'share.create');
  const [email, waits, links, digest] = await Promise.all([
    recentEmailResults(systemClock, { key, period, currency: shop.currency }),
    listNotifications(pool(), { userId: person.userId, role: person.role, at: computedAt }),
    mayShare ? listShareLinks(pool(), computedAt) : [],
    isSubscribed(pool(), person.userId),
  ]);
  const before = BEFORE[key];
  const chart = revenueRows(overview);
  const cells = figureRows(overview);
  const changes = overview.changes.map((change) => ({
    change,
    words: changeWords(change, {
      lifecycle: overview.lifecycle,
      currency: shop.currency,
      period: key,
      yearAgo: dayKey(period.yearAgo.start, shop.timezone).slice(0, 4),
    }),
  }));
  const choices = PERIODS.map((each) => ({
    key: each,
    label: PERIOD_LABEL[each],
    days: daysOf(periodAt(each, computedAt, shop.timezone).current, shop.timezone),
    href: each === 'last' ? '/overview' : `/overview?period=${each}`,
  }));
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="whitespace-nowrap max-sm:whitespace-normal">{titleOf(key, period.current, shop.timezone)}</h1>
        <span className="mr-auto text-ink-3 text-xs">
          against {before}; computed <Time value={computedAt} />
        </span>
        <PeriodMenu choices={choices} current={key} />
        <ShareDialog period={key} links={links} mayShare={mayShare} digest={digest} />
        <ExportMenu
          sheets={exportSheets(dayKey(period.current.start, shop.timezone), cells, changes, chart, {
            email,
            currency: shop.currency,
          })}
        />
      </div>
      {period.tooShort && (
        <Callout title="This week has run for less than a day">
          Too short to say what changed; last week can. Its figures are one choice up, under Period.
        </Callout>
      )}
      <Headline phrases={headlineWords(overview)} />
      <FigureStrip cells={cells} />
      <EmailCard
        email={email}
        figures={emailFigures(email, { currency: shop.currency, period: key })}
        currency={shop.currency}
        before={before}
      />
      <div className="grid min-w-0 items-stretch gap-4 xl:grid-cols-[minmax(0,1fr)_404px]">
        <ChangesCard
          changes={period.tooShort ? [] : changes}
          before={before}
          note={
            period.tooShort
              ? 'Less than a day of this week has passed.'
              : hasBefore
                ? undefined
                : 'There is no period before to compare with yet.'
          }
        />
        <WaitsCard items={waits} />
      </div>
      <BehindCard rows={email.underperforming} />
      <div className="grid min-w-0 items-stretch gap-4 xl:grid-cols-[minmax(0,1fr)_404px]">
        <RevenueCard
          chart={chart}
          of={key === 'this' ? 'this week so far' : inPeriod(key, period.current, shop.timezone).replace(/^in /, '')}
          before={before}
          csvName={`revenue-by-stage-${dayKey(period.current.start, shop.timezone)}`}
        />
        <DriftCard drift={overview.drift} timeZone={shop.timezone} lifecycle={overview.lifecycle} />
      </div>
      <SegmentsCard {...overview} />
    </>
  );
});
