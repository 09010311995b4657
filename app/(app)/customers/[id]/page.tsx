import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { Breadcrumb } from '@/components/shell/crumbs';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Tabs } from '@/components/ui/tabs';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { readTransitions } from '@/lib/services/metrics/read-transitions';
import { readCustomerScores } from '@/lib/services/models/read-customer-scores';
import { tryRecommending } from '@/lib/services/models/recommend/recommend-products';
import { findCustomer, MergedCustomerError } from '@/lib/services/profiles/find-customer';
import { listCustomerEvents } from '@/lib/services/profiles/list-customer-events';
import { listIdentities } from '@/lib/services/profiles/list-identities';
import { listMemberships } from '@/lib/services/profiles/list-memberships';
import { maskCustomer } from '@/lib/services/profiles/mask-customer';
import { maskEvent } from '@/lib/services/profiles/mask-event';
import { nameOf } from '@/lib/services/profiles/name-of';
import { readConsent } from '@/lib/services/profiles/read-consent';
import { readMetrics } from '@/lib/services/profiles/read-metrics';
import { readWeeklyActivity } from '@/lib/services/profiles/read-weekly-activity';
import { ConsentTab } from './_components/consent-tab';
import { IdentityTab } from './_components/identity-tab';
import { KeyFigures } from './_components/key-figures';
import { PredictionsTab } from './_components/predictions-tab';
import { ProfileHeader } from './_components/profile-header';
import { RecommendedNext, RecommendedNextSkeleton, SHOWN } from './_components/recommended-next';
import { SegmentsTab } from './_components/segments-tab';
import { Timeline } from './_components/timeline';
import { TraitsTab } from './_components/traits-tab';

export const metadata: Metadata = { title: 'Customer' };

const WEEKS = 26;

export default page({ permission: 'customers.view' }, async ({ person, params, query }) => {
  const id = params.id ?? '';
  const at = systemClock.now();
  const found = await findCustomer(pool(), id).catch((error: unknown) => {
    // An old link leads on to who is left.
    if (error instanceof MergedCustomerError) redirect(`/customers/${error.survivorId}?merged=${id}`);
    throw error;
  });
  const personal = can(person.role, 'customers.personal');
  const [metrics, weeks, events, memberships, identities, consent, steps, scores] = await Promise.all([
    readMetrics(pool(), [found.number], at),
    readWeeklyActivity(pool(), { customer: found.number, at, weeks: WEEKS }),
    listCustomerEvents(pool(), { customer: found.number, limit: 50 }),
    listMemberships(pool(), found.number),
    listIdentities(pool(), found.number),
    readConsent(pool(), found.number),
    readTransitions(pool(), found.number),
    can(person.role, 'models.view') ? readCustomerScores(pool(), found.number) : [],
  ]);
  const customer = personal ? found : maskCustomer(found);
  // The email address has a column of its own, so an import may leave it out of the traits.
  const traits = customer.email === null ? customer.traits : { email: customer.email, ...customer.traits };
  const name = nameOf(customer) ?? customer.email ?? customer.externalId ?? 'Anonymous visitor';
  const current = memberships.filter((membership) => membership.leftAt === null);
  const figures = metrics.get(found.number);
  return (
    <>
      <Breadcrumb trail={[{ label: 'Customers', href: '/customers' }, { label: name }]} />
      <ProfileHeader customer={customer} name={name} stage={figures?.lifecycleStage ?? null} masked={!personal} />
      {query.merged && (
        <Callout>
          {query.merged.slice(0, 60)} was merged into this customer: they turned out to be one person, and everything is
          here.
        </Callout>
      )}
      {figures && <KeyFigures metrics={figures} weeks={weeks} />}
      {can(person.role, 'models.view') && (
        <Suspense fallback={<RecommendedNextSkeleton />}>
          <RecommendedNext
            found={tryRecommending(pool(), found.id, { n: SHOWN, at })}
            canTrain={can(person.role, 'models.edit')}
          />
        </Suspense>
      )}
      <Tabs
        label="About this customer"
        items={[
          {
            value: 'timeline',
            label: 'Timeline',
            content: (
              <Timeline
                customerId={id}
                first={{ data: personal ? events.data : events.data.map(maskEvent), nextCursor: events.nextCursor }}
                steps={steps}
                currency={figures?.currency ?? 'GBP'}
                masked={!personal}
              />
            ),
          },
          {
            value: 'traits',
            label: 'Traits',
            count: Object.keys(traits).length,
            content: <TraitsTab traits={traits} times={customer.traitTimes} masked={!personal} />,
          },
          {
            value: 'predictions',
            label: 'Predictions',
            count: scores.length,
            content: <PredictionsTab customer={customer.id} scores={scores} currency={figures?.currency ?? 'GBP'} />,
          },
          {
            value: 'segments',
            label: 'Segments',
            count: current.length,
            content: (
              <SegmentsTab
                customer={customer.id}
                current={current}
                past={memberships.filter((membership) => membership.leftAt !== null)}
              />
            ),
          },
          {
            value: 'identities',
            label: 'Identities',
            count: identities.identities.length,
            content: <IdentityTab {...identities} customer={customer} masked={!personal} />,
          },
          {
            value: 'consent',
            label: 'Consent',
            content: <ConsentTab {...consent} emailStatus={customer.emailStatus} />,
          },
        ].map((tab) => (tab.value === 'timeline' ? tab : { ...tab, content: <Card>{tab.content}</Card> }))}
      />
    </>
  );
});
