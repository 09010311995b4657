import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { RefreshWhile } from '@/components/ui/refresh-while';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { listModels } from '@/lib/services/models/list-models';
import { modelStatusSchema } from '@/lib/services/models/types';
import { DiscoverHeader } from '../_components/discover-header';
import { ModelTable } from './_components/model-table';

export const metadata: Metadata = { title: 'Models' };

export default page({ permission: 'models.view' }, async ({ person, query }) => {
  const canEdit = can(person.role, 'models.edit');
  const { data, nextCursor } = await listModels(pool(), {
    kind: 'predictions',
    q: query.q,
    status: modelStatusSchema.safeParse(query.status).data,
    cursor: query.cursor,
    limit: 50,
    at: systemClock.now(),
  });
  return (
    <>
      <DiscoverHeader
        actions={
          canEdit && (
            <Button asChild variant="primary">
              <Link href="/discover/models/new">
                <Plus aria-hidden />
                New prediction
              </Link>
            </Button>
          )
        }
      />
      <RefreshWhile on={data.some(({ latest }) => latest?.progress)} />
      <ModelTable
        models={data}
        nextCursor={nextCursor}
        canEdit={canEdit}
        unfiltered={!query.q && !query.status && !query.cursor}
      />
    </>
  );
});
