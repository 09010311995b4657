import type { Metadata } from 'next';
import { Breadcrumb } from '@/components/shell/crumbs';
import { PageHeader } from '@/components/ui/page-header';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { readTopics } from '@/lib/services/campaigns/read-topics';
import { readShopZone } from '@/lib/services/campaigns/shop-zone';
import { ensureStrategies } from '@/lib/services/campaigns/strategies/ensure-strategies';
import { listStrategies } from '@/lib/services/campaigns/strategies/list-strategies';
import { listSegments } from '@/lib/services/segments/list-segments';
import { NewCampaign } from './_components/new-campaign';

export const metadata: Metadata = { title: 'New campaign' };

export default page({ permission: 'campaigns.edit' }, async ({ query }) => {
  await ensureStrategies(pool(), systemClock.now());
  const { data } = await listSegments(pool(), { status: 'active', sort: '-size', limit: 200 });
  const segments = data.map(({ id, name, size }) => ({ id, name, size }));
  return (
    <>
      <Breadcrumb trail={[{ label: 'Campaigns', href: '/campaigns' }, { label: 'New' }]} />
      <PageHeader title="New campaign" description="To whom, why, and when. The email comes next." />
      <NewCampaign
        segments={segments}
        strategies={await listStrategies(pool())}
        topics={await readTopics(pool())}
        zone={await readShopZone(pool())}
        chosen={{ segment: query.segment ?? null, strategy: query.strategy ?? null }}
      />
    </>
  );
});
