'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { formatCount, formatDuration, formatPercent } from '@/components/ui/format';
import { Progress } from '@/components/ui/progress';
import type { ModelDetail } from '@/lib/services/models/types';
import { retrain, stopTraining } from '../../actions';

/** How far the training is, or why the last one came to nothing. It goes on when the page is left. */
export function TrainingState({ model, canEdit }: { model: ModelDetail; canEdit: boolean }) {
  const [pending, setPending] = useState(false);
  const { latest } = model;
  if (!latest) return null;
  const act = async (answer: () => Promise<unknown>) => {
    setPending(true);
    await answer().catch((failure: unknown) => toast.error(messageOf(failure)));
    setPending(false);
  };
  if (latest.progress) {
    const { step, share, done, total, msLeft } = latest.progress;
    const queued = latest.status === 'queued';
    return (
      <Callout
        title={queued ? `Version ${latest.number} waits for a worker` : `Version ${latest.number} is being trained`}
        action={
          canEdit && (
            <Button size="sm" pending={pending} onClick={() => act(() => dataOf(stopTraining({ model: model.key })))}>
              Cancel
            </Button>
          )
        }
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1" aria-live="polite">
          <Progress className="w-48" share={share} label="How far the training is" />
          <span>
            {formatPercent(share, 0)}
            {!queued && `, ${step}`}
            {done !== null && total !== null && total > 0 && ` (${formatCount(done)} of ${formatCount(total)})`}
            {msLeft !== null && `, about ${formatDuration(msLeft)} left`}
          </span>
          <span className="text-ink-3">You may leave this page.</span>
        </span>
      </Callout>
    );
  }
  if (latest.status !== 'failed' && !(latest.status === 'cancelled' && model.champion === null)) return null;
  const failed = latest.status === 'failed';
  return (
    <Callout
      tone={failed ? 'bad' : 'warn'}
      title={failed ? `Training version ${latest.number} failed` : `Training version ${latest.number} was cancelled`}
      action={
        canEdit && (
          <Button size="sm" pending={pending} onClick={() => act(() => dataOf(retrain({ model: model.key })))}>
            Train again
          </Button>
        )
      }
    >
      {latest.error ?? 'Nothing was put to use.'} {model.champion !== null && `Version ${model.champion} stays in use.`}
    </Callout>
  );
}
