'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { FormError } from '@/components/forms/form-error';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card';
import type { ModelDetail } from '@/lib/services/models/types';
import { nextRunWords, windowWords } from '../../../_components/next-run-words';
import { ScheduleFields } from '../../../_components/schedule-fields';
import { changeModel, scoreEveryone } from '../../../actions';

const LOOK_AGAIN_MS = 8_000;

/** When the model works by itself. */
export function ScheduleCard({ model, canEdit }: { model: ModelDetail; canEdit: boolean }) {
  const router = useRouter();
  const [schedule, setSchedule] = useState(model.schedule);
  const [pending, setPending] = useState(false);
  const [scoring, setScoring] = useState(false);
  const [error, setError] = useState<string>();
  const changed = JSON.stringify(schedule) !== JSON.stringify(model.schedule);
  const save = async () => {
    setPending(true);
    setError(undefined);
    try {
      await dataOf(changeModel({ model: model.key, change: { schedule } }));
      toast.success('The schedule is changed');
      router.refresh();
    } catch (failure) {
      setError(messageOf(failure));
    }
    setPending(false);
  };
  const score = async () => {
    setScoring(true);
    try {
      await dataOf(scoreEveryone({ model: model.key }));
      toast.success('Everyone is scored within minutes');
      // The worker takes its time: look again when it is likely to have ended.
      setTimeout(() => router.refresh(), LOOK_AGAIN_MS);
    } catch (failure) {
      setError(messageOf(failure));
    }
    setScoring(false);
  };
  return (
    <Card aria-label="When does it run?">
      <CardHead title="When does it run?" note={`${nextRunWords(model.schedule)}, ${windowWords(model.schedule)}`} />
      <CardBody className="grid gap-3">
        <ScheduleFields value={schedule} onChange={setSchedule} disabled={!canEdit} />
        <FormError message={error} />
      </CardBody>
      {canEdit && (
        <CardFoot className="justify-end">
          <Button className="mr-auto" disabled={model.champion === null} pending={scoring} onClick={score}>
            Score everyone now
          </Button>
          {changed && (
            <Button variant="quiet" onClick={() => setSchedule(model.schedule)}>
              Discard
            </Button>
          )}
          <Button variant="primary" disabled={!changed} pending={pending} onClick={save}>
            Save schedule
          </Button>
        </CardFoot>
      )}
    </Card>
  );
}
