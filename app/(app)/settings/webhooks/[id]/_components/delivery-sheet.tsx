'use client';

import { Chip } from '@/components/ui/chip';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog } from '@/components/ui/dialog';
import { formatCount } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import { useUrlState } from '@/components/ui/url-state';
import type { Delivery, LoggedAttempt } from '@/lib/services/delivery/webhooks/delivery-row';
import { STATUS_LABEL, STATUS_TONE, typeWords } from '../../_components/words';
import { partsOf } from './message-parts';
import { ReplayButton } from './replay-button';

/** One message: what was sent, every attempt and what the receiver answered. Open while the address names it. */
export function DeliverySheet({ delivery, enabled }: { delivery: Delivery; enabled: boolean }) {
  const { set } = useUrlState();
  const { segment } = partsOf(delivery);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) set({ delivery: null });
      }}
      size="lg"
      title={`${typeWords(delivery.type)}${segment ? ` ${segment.name}` : ''}`}
      description={delivery.id}
      footer={enabled && <ReplayButton webhookId={delivery.webhookId} deliveries={[delivery.id]} size="md" />}
    >
      <div className="grid gap-4">
        <p className="flex flex-wrap items-center gap-2 text-ink-2 text-sm">
          <Chip tone={STATUS_TONE[delivery.status]}>{STATUS_LABEL[delivery.status]}</Chip>
          {delivery.nextAttemptAt && (
            <span>
              next attempt <Time value={delivery.nextAttemptAt} as="dateTime" />
            </span>
          )}
          <span>
            made <Time value={delivery.createdAt} as="dateTime" />
          </span>
        </p>
        <div className="grid gap-1.5">
          <h3 className="font-medium text-ink-2 text-xs">What was sent</h3>
          <CodeBlock code={JSON.stringify(delivery.payload, null, 2)} label="payload" />
        </div>
        <div className="grid gap-1.5">
          <h3 className="font-medium text-ink-2 text-xs">What was answered</h3>
          {delivery.log.length === 0 ? (
            <p className="text-ink-2 text-sm">Nothing yet: it has not been tried.</p>
          ) : (
            <ol className="divide-y divide-line rounded-sm border border-line">
              {delivery.log.toReversed().map((attempt, index) => (
                <Attempt key={attempt.at} attempt={attempt} number={delivery.log.length - index} />
              ))}
            </ol>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Attempt({ attempt, number }: { attempt: LoggedAttempt; number: number }) {
  return (
    <li className="grid gap-1 px-3 py-2 text-sm">
      <span className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-[550]">Attempt {number}</span>
        <span className={attempt.error ? 'text-bad' : 'text-good'}>
          {attempt.error ?? `Answered ${attempt.status}.`}
        </span>
        <span className="ml-auto text-ink-3 text-xs tabular-nums">
          <Time value={attempt.at} as="dateTime" />, {formatCount(attempt.tookMs)} ms
        </span>
      </span>
      {attempt.answer && (
        <code className="max-h-24 overflow-y-auto whitespace-pre-wrap font-mono text-ink-2 text-xs [overflow-wrap:anywhere]">
          {attempt.answer}
        </code>
      )}
    </li>
  );
}
