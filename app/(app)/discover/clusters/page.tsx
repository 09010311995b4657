import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { listClusterShapes } from '@/lib/services/models/list-cluster-shapes';
import { listModels } from '@/lib/services/models/list-models';
import { modelStatusSchema } from '@/lib/services/models/types';
import { DiscoverHeader } from '../_components/discover-header';
import { ClusterTable } from './_components/cluster-table';

export const metadata: Metadata = { title: 'Clusters' };

export default page({ permission: 'segments.view' }, async ({ person, query }) => {
  const canEdit = can(person.role, 'segments.edit');
  const { data, nextCursor } = await listModels(pool(), {
    kind: 'clusters',
    q: query.q,
    status: modelStatusSchema.safeParse(query.status).data,
    cursor: query.cursor,
    limit: 50,
    at: systemClock.now(),
  });
  const shapes = await listClusterShapes(
    pool(),
    data.map(({ id }) => id),
  );
  return (
    <>
      <DiscoverHeader
        actions={
          canEdit && (
            <Button asChild variant="primary">
              <Link href="/discover/clusters/new">
                <Plus aria-hidden />
                Find groups
              </Link>
            </Button>
          )
        }
      />
      <ClusterTable
        models={data}
        shapes={shapes}
        nextCursor={nextCursor}
        canEdit={canEdit}
        unfiltered={!query.q && !query.status && !query.cursor}
      />
    </>
  );
});
