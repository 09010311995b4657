import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { page } from '@/lib/server/page';
import { publicOrigin } from '@/lib/server/public-origin';
import { listApiClients } from '@/lib/services/accounts/list-api-clients';
import { listWriteKeys } from '@/lib/services/accounts/list-write-keys';
import { ApiClients } from './_components/api-clients';
import { WriteKeys } from './_components/write-keys';

export const metadata: Metadata = { title: 'API access' };

export default page({ permission: 'settings.manage' }, async () => {
  const [keys, clients, asked] = await Promise.all([listWriteKeys(), listApiClients(), headers()]);
  const origin = publicOrigin(asked);
  return (
    <div className="grid gap-4">
      <WriteKeys keys={keys} origin={origin} />
      <ApiClients clients={clients} origin={origin} />
      <p className="text-ink-2 text-sm">
        Everything that programs can call is described at{' '}
        <a className="text-accent underline underline-offset-3" href="/api/v1/openapi.json">
          /api/v1/openapi.json
        </a>
        .
      </p>
    </div>
  );
});
