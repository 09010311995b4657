'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { FormError } from '@/components/forms/form-error';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
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
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm">
          <Plus aria-hidden />
          Add
        </Button>
      }
      title="Suppress an address"
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form="suppress" variant="primary" pending={pending}>
            Suppress
          </Button>
        </>
      }
    >
      <form id="suppress" onSubmit={submit} noValidate className="grid gap-4">
        <Field label="Address" hint="It counts at once, for every customer who has it." error={errorOf('email')}>
          <Input type="email" autoComplete="off" {...form.register('email')} />
        </Field>
        <FormError message={error} />
      </form>
    </Dialog>
  );
}
