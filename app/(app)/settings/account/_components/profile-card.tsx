'use client';

import { toast } from 'sonner';
import { FormError } from '@/components/forms/form-error';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { renameForm } from '@/lib/services/accounts/forms';
import { rename } from '../actions';

/** One's name; email and role are the admins' to change. */
export function ProfileCard({ name, email, role }: { name: string; email: string; role: string }) {
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: renameForm,
    defaultValues: { name },
    act: rename,
    done: (_, saved) => {
      form.reset(saved);
      toast.success('Name saved');
    },
  });
  return (
    <Card aria-labelledby="profile">
      <CardHead title="Profile" id="profile" />
      <CardBody>
        <form onSubmit={submit} noValidate className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" error={errorOf('name')}>
            <Input autoComplete="name" {...form.register('name')} />
          </Field>
          <dl className="grid grid-cols-[auto_1fr] content-center gap-x-3 gap-y-1 text-sm">
            <dt className="text-ink-3">Email</dt>
            <dd className="[overflow-wrap:anywhere]">{email}</dd>
            <dt className="text-ink-3">Role</dt>
            <dd>{role}</dd>
          </dl>
          <div className="grid justify-items-start gap-3 sm:col-span-2">
            <FormError message={error} />
            <Button type="submit" variant="primary" pending={pending} disabled={!form.formState.isDirty}>
              Save name
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
