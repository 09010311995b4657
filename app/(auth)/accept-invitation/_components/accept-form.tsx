'use client';

import { FormError } from '@/components/forms/form-error';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { acceptForm } from '@/lib/services/accounts/forms';
import { accept } from '../../actions';

export function AcceptForm({ token, email }: { token: string; email: string }) {
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: acceptForm,
    defaultValues: { token, name: '', password: '' },
    act: accept,
    done: ({ landing }) => window.location.assign(landing),
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {/* For the browser's password store. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <Field label="Your name" error={errorOf('name')}>
        <Input autoComplete="name" {...form.register('name')} />
      </Field>
      <Field
        label="Password"
        hint="At least 10 characters; a few words are easy to keep in mind."
        error={errorOf('password')}
      >
        <Input type="password" autoComplete="new-password" {...form.register('password')} />
      </Field>
      <FormError message={error} />
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        Join
      </Button>
    </form>
  );
}
