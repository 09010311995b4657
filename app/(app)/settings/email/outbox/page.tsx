import type { Metadata } from 'next';
import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { page } from '@/lib/server/page';
import { listOutboxMail } from '@/lib/services/delivery/outbox/list-outbox-mail';
import { readOutboxMail } from '@/lib/services/delivery/outbox/read-outbox-mail';
import { OutboxTable } from './_components/outbox-table';

export const metadata: Metadata = { title: 'Outbox' };

/** What an email says to one person is for those who may see personal data: who manages email may. */
export default page({ permission: 'email.manage' }, async ({ query }) => {
  const { q, cursor, mail } = query;
  const [{ data, nextCursor }, shown] = await Promise.all([
    listOutboxMail(pool(), { q, cursor, limit: 50 }),
    mail ? readOutboxMail(pool(), mail) : undefined,
  ]);
  return <OutboxTable mails={data} nextCursor={nextCursor} shown={shown} used={env().MAIL_PROVIDER === 'outbox'} />;
});
