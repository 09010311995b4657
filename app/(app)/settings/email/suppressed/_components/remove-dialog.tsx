'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { FormDialog } from '@/components/forms/form-dialog';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { SuppressedAddress } from '@/lib/services/delivery/consent/list-suppressed';
import { unsuppressForm } from '@/lib/services/delivery/forms';
import { unsuppress } from '../../actions';

/** Takes an address off the list, with the reason for the record. */
export function RemoveDialog({ address }: { address: SuppressedAddress }) {
  const [open, setOpen] = useState(false);
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: unsuppressForm,
    defaultValues: { email: address.email, because: '' },
    act: unsuppress,
    done: () => {
      setOpen(false);
      toast.success(`${address.email} may be written to again`);
    },
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm">
          Remove<span className="sr-only"> {address.email}</span>
        </Button>
      }
      title="Write to it again?"
      description={address.email}
      act="Remove"
      tone="danger"
      submit={submit}
      pending={pending}
      error={error}
    >
      {(address.reason === 'complaint' || address.reason === 'unsubscribe') && (
        <Callout tone="warn">
          {address.reason === 'complaint' ? 'This person called an email spam.' : 'This person unsubscribed.'} A consent
          that was withdrawn stays withdrawn until the customer gives it again.
        </Callout>
      )}
      {address.reason === 'hardBounce' && (
        <Callout>Mail came back for good from here. Where it does so again, the address returns to the list.</Callout>
      )}
      <Field label="Why?" hint="Kept in the audit log and in the ledger of consent." error={errorOf('because')}>
        <Input {...form.register('because')} />
      </Field>
    </FormDialog>
  );
}
