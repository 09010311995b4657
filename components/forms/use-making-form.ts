import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { type ActionForm, useActionForm } from './use-action-form';

/**
 * The form of a dialog that makes something and then shows what cannot be seen again (a secret, an invitation's link):
 * `made` is that until the dialog is opened anew, with an empty form.
 */
export function useMakingForm<In extends FieldValues, Out extends FieldValues, T>(
  options: Omit<ActionForm<In, Out, T>, 'done'>,
) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<T | null>(null);
  const rest = useActionForm<In, Out, T>({ ...options, done: setMade });
  const change = (next: boolean) => {
    setOpen(next);
    if (next) {
      setMade(null);
      rest.form.reset();
    }
  };
  return { ...rest, open, change, made };
}
