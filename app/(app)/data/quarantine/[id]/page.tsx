import type { Metadata } from 'next';
import { Breadcrumb } from '@/components/shell/crumbs';
import { Facts } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { findQuarantined } from '@/lib/services/ingest/find-quarantined';
import { maskPayload } from '@/lib/services/ingest/mask-payload';
import { Mender } from './_components/mender';

export const metadata: Metadata = { title: 'Quarantined event' };

export default page({ permission: 'data.view' }, async ({ person, params }) => {
  const event = await findQuarantined(pool(), params.id ?? '');
  const personal = can(person.role, 'customers.personal');
  const settled = event.replayedAt ?? event.discardedAt;
  return (
    <>
      <Breadcrumb trail={[{ label: 'Quarantine', href: '/data/quarantine' }, { label: event.id }]} />
      <PageHeader
        title={event.reason}
        status={
          event.replayedAt ? (
            <Chip tone="good">Replayed</Chip>
          ) : event.discardedAt ? (
            <Chip>Discarded</Chip>
          ) : (
            <Chip tone="warn">Waiting</Chip>
          )
        }
      />
      <Facts
        items={[
          { label: 'Call', value: event.call },
          {
            label: 'Where',
            value: (
              <code className="font-mono text-sm [overflow-wrap:anywhere]">{event.path || 'the whole event'}</code>
            ),
          },
          { label: 'Source', value: event.source ?? '–' },
          {
            label: 'Received',
            value: <Time value={event.receivedAt} />,
            note: <Time value={event.receivedAt} as="dateTime" />,
          },
          ...(settled ? [{ label: event.replayedAt ? 'Replayed' : 'Discarded', value: <Time value={settled} /> }] : []),
        ]}
      />
      <Mender
        id={event.id}
        payload={personal ? event.payload : maskPayload(event.payload)}
        errors={event.replayedAt ? [] : event.errors}
        state={event.replayedAt ? 'replayed' : event.discardedAt ? 'discarded' : 'waiting'}
        canReplay={can(person.role, 'data.replay') && personal}
      />
    </>
  );
});
