'use client';

import { type FormEventHandler, type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, type DialogProps } from '@/components/ui/dialog';
import { FormError } from './form-error';

export interface FormDialogProps
  extends Pick<DialogProps, 'open' | 'onOpenChange' | 'trigger' | 'title' | 'description' | 'size'> {
  /** The verb on the button. */
  act: string;
  tone?: 'primary' | 'danger';
  submit: FormEventHandler;
  pending: boolean;
  /** Why the form as a whole was refused. */
  error?: string;
  /** In the place of the form, once there is something to show: what it did. */
  outcome?: ReactNode;
  /** The fields. */
  children: ReactNode;
}

/** A form in a window: its fields, the refusal of the whole, Cancel and the act. */
export function FormDialog({
  act,
  tone = 'primary',
  submit,
  pending,
  error,
  outcome,
  children,
  ...dialog
}: FormDialogProps) {
  const id = useId();
  return (
    <Dialog
      {...dialog}
      footer={
        <>
          <DialogClose asChild>
            <Button variant={outcome ? 'primary' : 'default'}>{outcome ? 'Done' : 'Cancel'}</Button>
          </DialogClose>
          {!outcome && (
            <Button type="submit" form={id} variant={tone} pending={pending}>
              {act}
            </Button>
          )}
        </>
      }
    >
      {outcome ?? (
        <form id={id} onSubmit={submit} noValidate className="grid gap-4">
          {children}
          <FormError message={error} />
        </form>
      )}
    </Dialog>
  );
}
