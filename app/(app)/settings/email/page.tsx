import type { Metadata } from 'next';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { page } from '@/lib/server/page';
import { readMailState } from '@/lib/services/delivery/send/mail-state';
import { readSending } from '@/lib/services/delivery/send/read-sending';
import { listUncertain } from '@/lib/services/delivery/send/uncertain';
import { ProviderCard } from './_components/provider-card';
import { SendingFacts } from './_components/sending-facts';
import { TestCard } from './_components/test-card';
import { UncertainCard } from './_components/uncertain-card';

export const metadata: Metadata = { title: 'Sending' };

export default page({ permission: 'email.manage' }, async ({ person }) => {
  const [state, trouble, uncertain] = await Promise.all([
    readSending(pool(), systemClock.now()),
    readMailState(pool()),
    listUncertain(pool()),
  ]);
  const { MAIL_PROVIDER, MAIL_CONNECTIONS, MAIL_RATE, DKIM_DOMAIN } = env();
  return (
    <div className="grid min-w-0 gap-4">
      <SendingFacts state={state} />
      <ProviderCard
        provider={MAIL_PROVIDER}
        connections={MAIL_CONNECTIONS}
        rate={MAIL_RATE ?? null}
        dkim={DKIM_DOMAIN ?? null}
        trouble={trouble}
      />
      <TestCard to={person.email} outbox={MAIL_PROVIDER === 'outbox'} />
      {uncertain.length > 0 && <UncertainCard messages={uncertain} />}
    </div>
  );
});
