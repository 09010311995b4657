import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { requestOrigin } from '@/lib/server/public-origin';
import { listWriteKeys } from '@/lib/services/accounts/list-write-keys';
import { can } from '@/lib/services/accounts/permissions';
import { listReceivedNames } from '@/lib/services/ingest/list-received-names';
import { EventTable } from './_components/event-table';
import { HowToSend } from './_components/how-to-send';
import { LiveTail } from './_components/live-tail';
import { WriteKeys } from './_components/write-keys';

export const metadata: Metadata = { title: 'Sources & events' };

export default page({ permission: 'data.view' }, async ({ person }) => {
  const [names, keys, request] = await Promise.all([
    listReceivedNames(pool(), systemClock.now()),
    listWriteKeys(),
    headers(),
  ]);
  const manages = can(person.role, 'settings.manage');
  return (
    <>
      <PageHeader
        title="Sources & events"
        description="What arrives from the shop, its apps and its servers, and how to send more."
      />
      <Tabs
        label="Sources and events"
        items={[
          { value: 'events', label: 'Events', count: names.length, content: <EventTable rows={names} /> },
          { value: 'live', label: 'Live', content: <LiveTail /> },
          {
            value: 'keys',
            label: 'Write keys',
            count: keys.filter((key) => !key.revokedAt).length,
            content: <WriteKeys keys={keys} manages={manages} />,
          },
          {
            value: 'send',
            label: 'How to send',
            content: <HowToSend origin={requestOrigin(request)} manages={manages} />,
          },
        ]}
      />
    </>
  );
});
