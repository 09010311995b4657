'use client';

import { useState, useTransition } from 'react';
import { dataOf } from '@/components/forms/action-answer';
import { FormError } from '@/components/forms/form-error';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { ShownSecret } from '../../_components/shown-secret';
import { rotateWebhookSecret } from '../../actions';

/** Asks, then shows the new secret, this once. */
export function RotateDialog({
  id,
  open,
  onOpenChange,
}: {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const [secret, setSecret] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();
  const change = (next: boolean) => {
    onOpenChange(next);
    setSecret(null);
    setError(undefined);
  };
  const rotate = () =>
    start(() =>
      dataOf(rotateWebhookSecret({ id })).then(
        (made) => setSecret(made.secret),
        (failure: unknown) => setError(messageOf(failure)),
      ),
    );
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={secret ? 'Copy the new secret' : 'Rotate the signing secret?'}
      footer={
        <>
          <DialogClose asChild>
            <Button variant={secret ? 'primary' : 'default'}>{secret ? 'Done' : 'Cancel'}</Button>
          </DialogClose>
          {!secret && (
            <Button variant="primary" pending={pending} onClick={rotate}>
              Rotate
            </Button>
          )}
        </>
      }
    >
      {secret ? (
        <ShownSecret
          secret={secret}
          note="It is shown only now. For a day the old one signs too: change it over meanwhile."
        />
      ) : (
        <div className="grid gap-3">
          <ul className="grid list-disc gap-1 pl-4.5 text-ink-2 text-sm">
            <li>Every message carries both signatures for 24 hours, so no receiver misses one.</li>
            <li>After that only the new secret verifies.</li>
          </ul>
          <FormError message={error} />
        </div>
      )}
    </Dialog>
  );
}
