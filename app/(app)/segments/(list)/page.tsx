import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { listSegments } from '@/lib/services/segments/list-segments';
import { NewSegmentActs } from '../_components/new-segment-menu';
import { SegmentTable } from '../_components/segment-table';

export const metadata: Metadata = { title: 'Segments' };

export default page({ permission: 'segments.view' }, async ({ person, query }) => {
  const asked = contract.listSegments.query?.safeParse(query);
  const input = asked?.success ? asked.data : { limit: 50 };
  const { data, nextCursor } = await listSegments(pool(), input);
  const canEdit = can(person.role, 'segments.edit');
  return (
    <>
      <PageHeader
        title="Segments"
        description="Groups of customers that keep themselves up to date."
        actions={canEdit && <NewSegmentActs />}
      />
      <SegmentTable
        segments={data}
        nextCursor={nextCursor}
        canEdit={canEdit}
        unfiltered={!query.q && !query.status && !query.cursor}
        query={Object.fromEntries(
          Object.entries(query).filter(([key]) => ['q', 'status', 'sort', 'cursor'].includes(key)),
        )}
      />
    </>
  );
});
