'use client';

import { FormError } from '@/components/forms/form-error';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { setupForm } from '@/lib/services/accounts/forms';
import { setUp } from '../../actions';

export function SetupForm() {
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: setupForm,
    defaultValues: { name: '', email: '', password: '' },
    act: setUp,
    done: ({ landing }) => window.location.assign(landing),
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Field label="Your name" error={errorOf('name')}>
        <Input autoComplete="name" {...form.register('name')} />
      </Field>
      <Field label="Email" error={errorOf('email')}>
        <Input type="email" autoComplete="username" {...form.register('email')} />
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
        Create the first admin
      </Button>
    </form>
  );
}
