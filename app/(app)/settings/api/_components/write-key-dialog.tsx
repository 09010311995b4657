'use client';

import { Plus } from 'lucide-react';
import { FormDialog } from '@/components/forms/form-dialog';
import { useMakingForm } from '@/components/forms/use-making-form';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { writeKeyForm } from '@/lib/services/accounts/forms';
import { addWriteKey } from '../actions';
import { Secret } from './secret';

const example = (origin: string, key: string): string =>
  [
    `curl ${origin}/api/v1/track -u ${key}: -H 'content-type: application/json' \\`,
    `  -d '{"userId": "u1", "event": "Product Viewed", "properties": {"productId": "p1"}}'`,
  ].join('\n');

/** Makes a write key: its name, then the key, shown this once. */
export function WriteKeyDialog({ origin }: { origin: string }) {
  const { form, submit, pending, error, errorOf, open, change, made } = useMakingForm({
    schema: writeKeyForm,
    defaultValues: { name: '' },
    act: addWriteKey,
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm">
          <Plus aria-hidden />
          New write key
        </Button>
      }
      title={made ? 'Copy the write key' : 'New write key'}
      act="Create"
      submit={submit}
      pending={pending}
      error={error}
      outcome={
        made && (
          <div className="grid gap-4">
            <Callout tone="warn">It is shown only now; what is kept is its hash.</Callout>
            <Secret label="Write key" value={made.key} />
            <Secret label="To try it" value={example(origin, made.key)} />
          </div>
        )
      }
    >
      <Field label="Name" hint="Where the events come from, for example “Web shop”." error={errorOf('name')}>
        <Input autoComplete="off" {...form.register('name')} />
      </Field>
    </FormDialog>
  );
}
