import type { Metadata } from 'next';
import { Button } from '@/components/ui/button';
import { formatCount, formatNoun } from '@/components/ui/format';
import { PageHeader } from '@/components/ui/page-header';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { countQuarantine, readQuarantineFacets } from '@/lib/services/ingest/count-quarantine';
import { listQuarantine } from '@/lib/services/ingest/list-quarantine';
import { readQuarantineQuery } from '@/lib/services/ingest/quarantine-query';
import { QuarantineTable } from './_components/quarantine-table';

export const metadata: Metadata = { title: 'Quarantine' };

export default page({ permission: 'data.view' }, async ({ person, queryAll }) => {
  const personal = can(person.role, 'customers.personal');
  const { filter, cursor } = readQuarantineQuery(queryAll, personal);
  const [{ data, nextCursor }, total, facets] = await Promise.all([
    listQuarantine(pool(), { filter, cursor, limit: 50 }),
    countQuarantine(pool(), filter),
    readQuarantineFacets(pool(), filter),
  ]);
  const search = new URLSearchParams(
    Object.entries(queryAll).flatMap(([key, values]) => values.map((value) => [key, value])),
  );
  return (
    <>
      <PageHeader
        title="Quarantine"
        description="Events that were refused, kept as they came: mend and replay them, or put them aside."
        actions={
          <Button asChild>
            <a href={`/api/ui/quarantine/export?${search}`} download>
              Export CSV
            </a>
          </Button>
        }
      />
      <QuarantineTable
        rows={data}
        nextCursor={nextCursor}
        filter={filter}
        facets={facets}
        total={total}
        canReplay={can(person.role, 'data.replay')}
        searchable={personal}
        summary={`${formatCount(data.length)} of ${formatNoun(total, 'event')}`}
      />
    </>
  );
});
