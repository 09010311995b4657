import type { Metadata } from 'next';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { countDeliveries } from '@/lib/services/delivery/webhooks/count-deliveries';
import { listWebhooks } from '@/lib/services/delivery/webhooks/list-webhooks';
import { listSegments } from '@/lib/services/segments/list-segments';
import { WebhookTable } from './_components/webhook-table';

export const metadata: Metadata = { title: 'Webhooks' };

export default page({ permission: 'settings.manage' }, async () => {
  const [{ data }, counts, segments] = await Promise.all([
    listWebhooks(pool(), { limit: 500 }),
    countDeliveries(pool()),
    listSegments(pool(), { limit: 500, sort: 'name' }),
  ]);
  return (
    <WebhookTable
      webhooks={data.map((webhook) => ({ ...webhook, ...(counts[webhook.id] ?? { waiting: 0, failed: 0 }) }))}
      segments={segments.data.map(({ id, name }) => ({ id, name }))}
    />
  );
});
