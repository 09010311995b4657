import type { Metadata } from 'next';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { listCampaigns } from '@/lib/services/campaigns/list-campaigns';
import { ensureStrategies } from '@/lib/services/campaigns/strategies/ensure-strategies';
import { listStrategies } from '@/lib/services/campaigns/strategies/list-strategies';
import { CampaignTable } from '../_components/campaign-table';

export const metadata: Metadata = { title: 'Campaigns' };

const ASKED = ['q', 'status', 'kind', 'strategy'];

export default page({ permission: 'campaigns.view' }, async ({ person, query }) => {
  await ensureStrategies(pool(), systemClock.now());
  const asked = contract.listCampaigns.query?.safeParse(query);
  const input = asked?.success ? asked.data : { limit: 50 };
  const { data, nextCursor } = await listCampaigns(pool(), input);
  const canEdit = can(person.role, 'campaigns.edit');
  return (
    <>
      <PageHeader
        title="Campaigns"
        description="Emails to segments: each one reviewed, sent once, measured."
        actions={
          <>
            <Button asChild variant="quiet">
              <Link href="/campaigns/map">Strategy map</Link>
            </Button>
            {canEdit && (
              <Button asChild variant="primary">
                <Link href="/campaigns/new">New campaign</Link>
              </Button>
            )}
          </>
        }
      />
      <CampaignTable
        campaigns={data}
        nextCursor={nextCursor}
        strategies={await listStrategies(pool())}
        canEdit={canEdit}
        unfiltered={!ASKED.some((key) => query[key]) && !query.cursor}
        query={Object.fromEntries(Object.entries(query).filter(([key]) => ASKED.includes(key)))}
      />
    </>
  );
});
