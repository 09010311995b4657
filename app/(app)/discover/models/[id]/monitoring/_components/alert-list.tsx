'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardHead } from '@/components/ui/card';
import { Chip, type Tone } from '@/components/ui/chip';
import { formatNoun } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { ModelAlert, ModelDetail } from '@/lib/services/models/types';
import { dismissAlert, retrain } from '../../../actions';

export interface AlertListProps {
  model: ModelDetail;
  alerts: readonly ModelAlert[];
  canEdit: boolean;
}

const TONES: Readonly<Record<ModelAlert['severity'], Tone>> = { info: 'accent', warning: 'warn', critical: 'bad' };
const RESOLUTIONS: Readonly<Record<string, string>> = {
  retrained: 'trained again',
  promoted: 'another version was promoted',
  withdrawn: 'the version was withdrawn',
  dismissed: 'dismissed',
  gone: 'gone by itself',
};

/** What wants looking at, with the act that mends it; what was settled, and how. */
export function AlertList({ model, alerts, canEdit }: AlertListProps) {
  const router = useRouter();
  const [pending, setPending] = useState<string | null>(null);
  const open = alerts.filter(({ resolvedAt }) => resolvedAt === null);
  const settled = alerts.filter(({ resolvedAt }) => resolvedAt !== null);
  const act = async (id: string, answer: () => Promise<unknown>, done: string) => {
    setPending(id);
    try {
      await answer();
      toast.success(done);
      router.refresh();
    } catch (error) {
      toast.error(messageOf(error));
    }
    setPending(null);
  };
  const busy = Boolean(model.latest?.progress);
  return (
    <Card aria-label="Alerts">
      <CardHead
        title="What wants looking at?"
        note={open.length > 0 ? formatNoun(open.length, 'open alert') : undefined}
      />
      <div className="grid gap-2.5 p-4">
        {open.length === 0 && (
          <Callout tone="good">Nothing. Each scoring is compared with what the model learned from.</Callout>
        )}
        {open.map((alert) => (
          <Callout
            key={alert.id}
            tone={alert.severity === 'critical' ? 'bad' : alert.severity === 'warning' ? 'warn' : 'info'}
            title={alert.message}
            action={
              canEdit && (
                <span className="flex flex-wrap justify-end gap-2">
                  {alert.kind !== 'challenger' && (
                    <Button
                      size="sm"
                      disabled={busy}
                      pending={pending === alert.id}
                      onClick={() =>
                        act(
                          alert.id,
                          () => dataOf(retrain({ model: model.key, note: alert.message.slice(0, 200) })),
                          'The training is queued',
                        )
                      }
                    >
                      Retrain
                    </Button>
                  )}
                  <Button
                    size="sm"
                    variant="quiet"
                    pending={pending === alert.id}
                    onClick={() =>
                      act(alert.id, () => dataOf(dismissAlert({ model: model.key, alert: alert.id })), 'Dismissed')
                    }
                  >
                    Dismiss
                  </Button>
                </span>
              )
            }
          >
            <Time value={alert.createdAt} />, about version {alert.version}
          </Callout>
        ))}
      </div>
      {settled.length > 0 && (
        <ul className="border-line border-t px-4 py-1 text-sm">
          {settled.map((alert) => (
            <li
              key={alert.id}
              className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-line border-b py-2 last:border-b-0"
            >
              <Chip tone={TONES[alert.severity]}>settled</Chip>
              <span className="min-w-0 flex-1 text-ink-2">
                {alert.message}
                {alert.resolution && ` (${RESOLUTIONS[alert.resolution] ?? alert.resolution})`}
              </span>
              <Time value={alert.resolvedAt} className="text-ink-2 text-xs" />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
