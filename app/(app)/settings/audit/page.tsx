import type { Metadata } from 'next';
import { systemClock } from '@/lib/core/clock';
import { page } from '@/lib/server/page';
import { listAuditEntries } from '@/lib/services/accounts/list-audit-entries';
import { listPeople } from '@/lib/services/accounts/list-people';
import { auditFilterOf } from './_components/audit-filter';
import { AuditLog } from './_components/audit-log';

export const metadata: Metadata = { title: 'Audit log' };

const PAGE = 50;

export default page({ permission: 'audit.view' }, async ({ query }) => {
  const now = systemClock.now();
  const [{ data, nextCursor }, people] = await Promise.all([
    listAuditEntries({ filter: auditFilterOf(query, now), cursor: query.cursor, limit: PAGE }),
    listPeople(now),
  ]);
  const actors = people.flatMap(({ id, name }) => (name === null ? [] : [{ value: `user:${id}`, label: name }]));
  return <AuditLog entries={data} nextCursor={nextCursor} actors={actors} />;
});
