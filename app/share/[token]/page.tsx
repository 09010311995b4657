import type { Metadata } from 'next';
import { BehindCard } from '@/app/(app)/overview/_components/behind-card';
import { EmailCard } from '@/app/(app)/overview/_components/email-card';
import { emailFigures } from '@/app/(app)/overview/_components/email-figures';
import { figureRows } from '@/app/(app)/overview/_components/figure-rows';
import { FigureStrip } from '@/app/(app)/overview/_components/figure-strip';
import { Headline } from '@/app/(app)/overview/_components/headline';
import { headlineWords } from '@/app/(app)/overview/_components/headline-words';
import { BEFORE, dayKey, inPeriod, titleOf } from '@/app/(app)/overview/_components/period-words';
import { RevenueCard } from '@/app/(app)/overview/_components/revenue-card';
import { revenueRows } from '@/app/(app)/overview/_components/revenue-rows';
import { BrandMark } from '@/components/shell/area-icon';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { publicPage } from '@/lib/server/page';
import { recentEmailResults } from '@/lib/services/monitoring/email/recent-email-results';
import { recentOverview } from '@/lib/services/monitoring/overview/recent-overview';
import { findShareLink } from '@/lib/services/monitoring/share/share-links';

export const metadata: Metadata = {
  title: 'Shared overview',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

/** An overview for people without an account: figures only, no customers, until the link expires. */
export default publicPage('the token in the address lets one read figures until it expires', async ({ params }) => {
  const link = await findShareLink(pool(), params.token ?? '', systemClock.now());
  if (!link)
    return (
      <Frame>
        <Card>
          <EmptyState title="This link leads nowhere any more">
            It has expired or was ended. Ask whoever sent it for another one.
          </EmptyState>
        </Card>
      </Frame>
    );
  const key = link.subject.period;
  const overview = await recentOverview(systemClock, key);
  const { shop, period, computedAt } = overview;
  const email = await recentEmailResults(systemClock, { key, period, currency: shop.currency });
  const before = BEFORE[key];
  return (
    <Frame>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1>
          {shop.name}: {titleOf(key, period.current, shop.timezone)}
        </h1>
        <span className="text-ink-3 text-xs">
          against {before}; computed <Time value={computedAt} />. Shared by {link.createdBy}, ends{' '}
          <Time value={link.expiresAt} />
        </span>
      </div>
      {overview.reach.hasEvents ? (
        <>
          <Headline phrases={headlineWords(overview)} />
          <FigureStrip cells={figureRows(overview)} links={false} />
          <EmailCard
            email={email}
            figures={emailFigures(email, { currency: shop.currency, period: key })}
            currency={shop.currency}
            before={before}
            links={false}
          />
          <RevenueCard
            chart={revenueRows(overview)}
            of={key === 'this' ? 'this week so far' : inPeriod(key, period.current, shop.timezone).replace(/^in /, '')}
            before={before}
            csvName={`revenue-by-stage-${dayKey(period.current.start, shop.timezone)}`}
          />
          <BehindCard rows={email.underperforming} links={false} />
        </>
      ) : (
        <Card>
          <EmptyState title="No data yet">The shop has not received any event.</EmptyState>
        </Card>
      )}
    </Frame>
  );
});

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <div className="mx-auto grid max-w-350 content-start gap-4 px-4 py-5 lg:px-6">
      <header className="flex items-center gap-2.25 font-[650] text-md tracking-[-.015em]">
        <BrandMark />
        Kindred
      </header>
      <main id="main" className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
        {children}
      </main>
    </div>
  );
}
