import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { listSegments } from '@/lib/services/segments/list-segments';
import { OverlapView } from './_components/overlap-view';

export const metadata: Metadata = { title: 'Overlap' };

const FIRST = 4;

export default page({ permission: 'segments.view' }, async ({ person, query }) => {
  // Where none are named, the largest live ones make a beginning.
  const largest = query.ids ? undefined : await listSegments(pool(), { status: 'active', sort: '-size', limit: FIRST });
  return (
    <>
      <PageHeader
        title="Overlap"
        description="Who is in several segments at once, counted exactly from their members."
      />
      <OverlapView
        start={largest?.data.map((segment) => segment.id) ?? []}
        canEdit={can(person.role, 'segments.edit')}
      />
    </>
  );
});
