import type { Metadata } from 'next';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { listSuppressed } from '@/lib/services/delivery/consent/list-suppressed';
import { SuppressedTable } from './_components/suppressed-table';

export const metadata: Metadata = { title: 'Suppressed addresses' };

export default page({ permission: 'email.manage' }, async ({ query }) => {
  const { q, reason, cursor } = query;
  const { data, nextCursor, total } = await listSuppressed(pool(), { q, reason, cursor, limit: 50 });
  return <SuppressedTable addresses={data} nextCursor={nextCursor} total={total} />;
});
