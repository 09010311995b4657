import { Callout } from '@/components/ui/callout';
import { formatNoun } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { Webhook } from '@/lib/services/delivery/webhooks/webhook-row';
import { REASON } from '../../_components/words';

export interface StateCalloutProps {
  webhook: Webhook;
  waiting: number;
  /** The secret before the present one signs too. */
  rotating: boolean;
}

/** What keeps messages from getting through, and what to do about it. */
export function StateCallout({ webhook, waiting, rotating }: StateCalloutProps) {
  const kept =
    waiting > 0 ? ` ${formatNoun(waiting, 'message')} wait${waiting === 1 ? 's' : ''} and will be sent.` : '';
  if (!webhook.enabled)
    return (
      <Callout tone={webhook.disabledReason === 'person' ? 'info' : 'warn'} title="This webhook is disabled">
        {webhook.disabledReason ? REASON[webhook.disabledReason] : ''} Since <Time value={webhook.disabledAt} /> nothing
        has been sent.{kept} Enable it to go on; what happened meanwhile can be announced with “Send again”.
      </Callout>
    );
  if (webhook.failingSince)
    return (
      <Callout tone="warn" title="Messages do not get through">
        Every attempt since <Time value={webhook.failingSince} as="dateTime" /> has failed. They are repeated for a day
        each; after five days without a success the webhook is disabled.{kept}
      </Callout>
    );
  if (!rotating) return null;
  return (
    <Callout title="The secret was rotated">
      The one before signs too until <Time value={webhook.oldSecretUntil} as="dateTime" />.
    </Callout>
  );
}
