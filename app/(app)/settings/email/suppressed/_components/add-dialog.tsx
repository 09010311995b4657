'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { FormDialog } from '@/components/forms/form-dialog';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { suppressForm } from '@/lib/services/delivery/forms';
import { addSuppressed } from '../../actions';

/** One address, by hand. */
export function AddDialog() {
  const [open, setOpen] = useState(false);
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: suppressForm,
    defaultValues: { email: '' },
    act: addSuppressed,
    done: ({ added }, { email }) => {
      toast.success(added > 0 ? `${email} is not written to any more` : `${email} is on the list already`);
      form.reset();
      setOpen(false);
    },
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm">
          <Plus aria-hidden />
          Add
        </Button>
      }
      title="Suppress an address"
      act="Suppress"
      submit={submit}
      pending={pending}
      error={error}
    >
      <Field label="Address" hint="It counts at once, for every customer who has it." error={errorOf('email')}>
        <Input type="email" autoComplete="off" {...form.register('email')} />
      </Field>
    </FormDialog>
  );
}
