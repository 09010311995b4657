import type { Metadata } from 'next';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { formatNoun } from '@/components/ui/format';
import { PageHeader } from '@/components/ui/page-header';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { countFindings } from '@/lib/services/segments/lint/count-findings';
import { listSegments } from '@/lib/services/segments/list-segments';
import { readTree } from '@/lib/services/segments/read-tree';
import { listOwners } from '@/lib/services/segments/segment-owner';
import { NewSegmentActs } from '../_components/new-segment-menu';
import { SegmentTable } from '../_components/segment-table';
import { SegmentTree } from './_components/segment-tree';

export const metadata: Metadata = { title: 'Segments' };

const ASKED = ['q', 'status', 'owner', 'sort', 'cursor'];

export default page({ permission: 'segments.view' }, async ({ person, query }) => {
  const asked = contract.listSegments.query?.safeParse(query);
  const input = asked?.success ? asked.data : { limit: 50 };
  const tree = query.view === 'tree' ? await readTree(pool()) : undefined;
  const { data, nextCursor } = tree ? { data: [], nextCursor: null } : await listSegments(pool(), input);
  const [owners, findings] = await Promise.all([listOwners(pool()), countFindings(pool())]);
  const canEdit = can(person.role, 'segments.edit');
  return (
    <>
      <PageHeader
        title="Segments"
        description="Groups of customers that keep themselves up to date."
        actions={
          <>
            {findings > 0 && (
              <Button asChild variant="quiet">
                <Link href="/segments/check-up">{formatNoun(findings, 'finding')}</Link>
              </Button>
            )}
            {canEdit && <NewSegmentActs />}
          </>
        }
      />
      {tree ? (
        <SegmentTree rows={tree} canEdit={canEdit} />
      ) : (
        <SegmentTable
          segments={data}
          nextCursor={nextCursor}
          canEdit={canEdit}
          canExport={can(person.role, 'segments.export')}
          owners={owners}
          unfiltered={!query.q && !query.status && !query.owner && !query.cursor}
          query={Object.fromEntries(Object.entries(query).filter(([key]) => ASKED.includes(key)))}
        />
      )}
    </>
  );
});
