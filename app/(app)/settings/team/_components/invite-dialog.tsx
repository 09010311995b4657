'use client';

import { UserPlus } from 'lucide-react';
import { Controller } from 'react-hook-form';
import { FormError } from '@/components/forms/form-error';
import { useMakingForm } from '@/components/forms/use-making-form';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { inviteForm } from '@/lib/services/accounts/forms';
import { ROLE_LABEL, ROLES } from '@/lib/services/accounts/permissions';
import { invite } from '../actions';

const options = ROLES.map((role) => ({ value: role, label: ROLE_LABEL[role] }));

/** Invites a person: the form, then the link to give to them. */
export function InviteDialog() {
  const { form, submit, pending, error, errorOf, open, change, made } = useMakingForm({
    schema: inviteForm,
    defaultValues: { email: '', role: 'marketer' },
    act: invite,
  });
  const trigger = (
    <Button variant="primary" size="sm">
      <UserPlus aria-hidden />
      Invite
    </Button>
  );
  if (made) {
    return (
      <Dialog
        open={open}
        onOpenChange={change}
        trigger={trigger}
        title="Send this link"
        description={`It lets ${made.email} in, once, within a week. It is not shown again.`}
        footer={
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        }
      >
        <CodeBlock code={made.link} label="invitation link" />
      </Dialog>
    );
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={trigger}
      title="Invite a person"
      description="You get a link to send to them; with it they choose their own password."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form="invite" variant="primary" pending={pending}>
            Make the link
          </Button>
        </>
      }
    >
      <form id="invite" onSubmit={submit} noValidate className="grid gap-4">
        <Field label="Email" error={errorOf('email')}>
          <Input type="email" autoComplete="off" {...form.register('email')} />
        </Field>
        <Controller
          control={form.control}
          name="role"
          render={({ field }) => (
            <Field label="Role" hint="What they may see and do; it can be changed later." error={errorOf('role')}>
              <Select options={options} value={field.value} onValueChange={field.onChange} />
            </Field>
          )}
        />
        <FormError message={error} />
      </form>
    </Dialog>
  );
}
