'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { FormError } from '@/components/forms/form-error';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Label } from '@/components/ui/field';
import { formatCount, formatNoun } from '@/components/ui/format';
import { RadioGroup } from '@/components/ui/radio-group';
import { recoverWebhook } from '../../actions';

const PERIODS = [
  { value: '1', label: 'The last hour' },
  { value: '24', label: 'The last 24 hours' },
  { value: '168', label: 'The last 7 days' },
  { value: '719', label: 'The last 30 days' },
] as const;

/** Makes up for a time in which the receiver was away. */
export function RecoverDialog({
  id,
  failed,
  waiting,
  open,
  onOpenChange,
}: {
  id: string;
  failed: number;
  waiting: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const [hours, setHours] = useState('24');
  const [missed, setMissed] = useState(false);
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();
  const recover = () =>
    start(() =>
      dataOf(recoverWebhook({ id, hours: Number(hours), missed })).then(
        (found) => {
          toast.success(
            missed
              ? `${formatNoun(found.replayed, 'message')} sent again, ${found.missed} announced afterwards`
              : `${formatNoun(found.replayed, 'message')} sent again`,
          );
          onOpenChange(false);
        },
        (failure: unknown) => setError(messageOf(failure)),
      ),
    );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Send again what did not get through"
      description={`${formatNoun(failed, 'message')} failed for good, ${formatCount(waiting)} wait for another attempt. Each keeps its id, so that a receiver can tell a repeat.`}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" pending={pending} onClick={recover}>
            Send again
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <div className="grid gap-2">
          <Label id="recover-since">Made in</Label>
          <RadioGroup aria-labelledby="recover-since" value={hours} onValueChange={setHours} options={PERIODS} />
        </div>
        <div className="flex items-start gap-2.5">
          <Checkbox
            id="recover-missed"
            className="mt-0.5"
            checked={missed}
            onCheckedChange={(on) => setMissed(on === true)}
          />
          <label htmlFor="recover-missed" className="text-sm">
            Announce also what was never sent
            <span className="block text-ink-3 text-xs">
              Entries and exits from while the webhook was disabled, or did not want them yet.
            </span>
          </label>
        </div>
        <FormError message={error} />
      </div>
    </Dialog>
  );
}
