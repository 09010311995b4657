import type { Metadata } from 'next';
import { Breadcrumb } from '@/components/shell/crumbs';
import { Facts } from '@/components/ui/card';
import { Num } from '@/components/ui/num';
import { RefreshWhile } from '@/components/ui/refresh-while';
import { Time } from '@/components/ui/time';
import { isAppError } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { countDeliveries } from '@/lib/services/delivery/webhooks/count-deliveries';
import { type Delivery, getDelivery } from '@/lib/services/delivery/webhooks/delivery-row';
import { DELIVERY_STATUSES } from '@/lib/services/delivery/webhooks/fields';
import { getWebhook } from '@/lib/services/delivery/webhooks/get-webhook';
import { listDeliveries } from '@/lib/services/delivery/webhooks/list-deliveries';
import { listSegments } from '@/lib/services/segments/list-segments';
import { eventWords, scopeWords } from '../_components/words';
import { DeliverySheet } from './_components/delivery-sheet';
import { DeliveryTable } from './_components/delivery-table';
import { StateCallout } from './_components/state-callout';
import { WebhookHead } from './_components/webhook-head';

export const metadata: Metadata = { title: 'Webhook' };

const PAGE = 50;
/** What is tried so soon, or should have been so shortly ago, is waited for. */
const SOON_MS = 12_000;

export default page({ permission: 'settings.manage' }, async ({ params, query }) => {
  const db = pool();
  const webhook = await getWebhook(db, params.id ?? '');
  const status = DELIVERY_STATUSES.find((each) => each === query.status);
  const q = query.q?.includes('\u0000') ? undefined : query.q?.trim().slice(0, 200);
  const [log, counts, segments, shown] = await Promise.all([
    listDeliveries(db, webhook.id, { status, q, cursor: query.cursor, limit: PAGE }).catch(withoutCursor),
    countDeliveries(db),
    listSegments(db, { limit: 500, sort: 'name' }),
    query.delivery ? getDelivery(db, query.delivery).catch(nothing) : undefined,
  ]);
  const { waiting, failed } = counts[webhook.id] ?? { waiting: 0, failed: 0 };
  const now = systemClock.now().getTime();
  const rotating = webhook.oldSecretUntil !== null && new Date(webhook.oldSecretUntil).getTime() > now;
  const busy = ({ nextAttemptAt: at }: Delivery) => at !== null && Math.abs(new Date(at).getTime() - now) < SOON_MS;
  return (
    <>
      <Breadcrumb
        trail={[
          { label: 'Settings', href: '/settings' },
          { label: 'Webhooks', href: '/settings/webhooks' },
          { label: new URL(webhook.url).host },
        ]}
      />
      <RefreshWhile on={webhook.enabled && (log.data.some(busy) || (shown !== undefined && busy(shown)))} />
      <WebhookHead
        webhook={webhook}
        failed={failed}
        waiting={waiting}
        segments={segments.data.map(({ id, name }) => ({ id, name }))}
      />
      <StateCallout webhook={webhook} waiting={waiting} rotating={rotating} />
      <Facts
        items={[
          {
            label: 'Announces',
            value: eventWords(webhook.events),
            note: `of ${scopeWords(webhook)}${webhook.announceFirstBuild ? ', first builds too' : ''}`,
          },
          { label: 'Last delivered', value: <Time value={webhook.lastSuccessAt} /> },
          { label: 'Waiting', value: <Num value={waiting} />, note: 'to be sent or repeated' },
          { label: 'Failed', value: <Num value={failed} />, note: 'given up after a day' },
        ]}
      />
      <DeliveryTable webhook={webhook} rows={log.data} nextCursor={log.nextCursor} filtered={Boolean(q || status)} />
      {shown?.webhookId === webhook.id && <DeliverySheet delivery={shown} enabled={webhook.enabled} />}
    </>
  );
});

/** A delivery that an old address names may have been forgotten. */
function nothing(error: unknown): undefined {
  if (isAppError(error) && error.code === 'notFound') return undefined;
  throw error;
}

/** A cursor that is none of ours leads to an empty page rather than to a fault. */
function withoutCursor(error: unknown): { data: Delivery[]; nextCursor: null } {
  if (isAppError(error) && error.code === 'invalidInput') return { data: [], nextCursor: null };
  throw error;
}
