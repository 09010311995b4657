'use client';

import { toast } from 'sonner';
import { FormError } from '@/components/forms/form-error';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { passwordForm } from '@/lib/services/accounts/forms';
import { changeOwnPassword } from '../actions';

/** Changes one's own password, which signs the other sessions out. */
export function PasswordCard({ email }: { email: string }) {
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: passwordForm,
    defaultValues: { current: '', next: '', again: '' },
    act: changeOwnPassword,
    done: ({ endedSessions }) => {
      form.reset();
      toast.success('Password changed', {
        description: endedSessions > 0 ? 'Everywhere else you have been signed out.' : undefined,
      });
    },
  });
  return (
    <Card aria-labelledby="password">
      <CardHead title="Password" id="password" note="changing it signs you out everywhere else" />
      <CardBody>
        <form onSubmit={submit} noValidate className="grid gap-4 sm:grid-cols-3">
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <Field label="Current password" error={errorOf('current')}>
            <Input type="password" autoComplete="current-password" {...form.register('current')} />
          </Field>
          <Field label="New password" hint="At least 10 characters." error={errorOf('next')}>
            <Input type="password" autoComplete="new-password" {...form.register('next')} />
          </Field>
          <Field label="New password again" error={errorOf('again')}>
            <Input type="password" autoComplete="new-password" {...form.register('again')} />
          </Field>
          <div className="grid justify-items-start gap-3 sm:col-span-3">
            <FormError message={error} />
            <Button type="submit" variant="primary" pending={pending}>
              Change password
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
