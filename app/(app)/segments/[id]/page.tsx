import type { Metadata } from 'next';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { getSegment } from '@/lib/services/segments/get-segment';
import { listOwners } from '@/lib/services/segments/segment-owner';
import { SegmentDetail } from '../_components/segment-detail';

export const metadata: Metadata = { title: 'Segment' };

export default page({ permission: 'segments.view' }, async ({ person, params, query }) => {
  const segment = await getSegment(pool(), params.id ?? '');
  const canEdit = can(person.role, 'segments.edit');
  const owners = canEdit ? await listOwners(pool()) : [];
  const days = query.days === '90' || query.days === '365' ? Number(query.days) : 30;
  return (
    <SegmentDetail
      segment={segment}
      days={days}
      canEdit={canEdit}
      owners={owners}
      canExport={can(person.role, 'segments.export')}
    />
  );
});
