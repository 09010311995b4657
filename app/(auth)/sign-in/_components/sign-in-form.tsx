'use client';

import { FormError } from '@/components/forms/form-error';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { signInForm } from '@/lib/services/accounts/forms';
import { safePath } from '../../_components/safe-path';
import { signIn } from '../../actions';

export function SignInForm({ callbackUrl }: { callbackUrl?: string | undefined }) {
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: signInForm,
    defaultValues: { email: '', password: '' },
    act: signIn,
    // A full load: nothing of a person before stays in the browser's memory.
    done: ({ landing }) => window.location.assign(safePath(callbackUrl, landing)),
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Field label="Email" error={errorOf('email')}>
        <Input type="email" autoComplete="username" inputMode="email" {...form.register('email')} />
      </Field>
      <Field label="Password" error={errorOf('password')}>
        <Input type="password" autoComplete="current-password" {...form.register('password')} />
      </Field>
      <FormError message={error} />
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        Sign in
      </Button>
    </form>
  );
}
