'use client';

import { Plus } from 'lucide-react';
import { Controller } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import { useMakingForm } from '@/components/forms/use-making-form';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { apiClientForm } from '@/lib/services/accounts/forms';
import { addApiClient } from '../actions';
import { ScopePicker } from './scope-picker';
import { Secret } from './secret';

const example = (origin: string, id: string, secret: string): string =>
  `curl ${origin}/api/oauth/token -u ${id}:${secret} -d grant_type=client_credentials`;

/** Makes an API client: name and scopes, then id and secret, shown this once. */
export function ApiClientDialog({ origin }: { origin: string }) {
  const { form, submit, pending, error, errorOf, open, change, made } = useMakingForm({
    schema: apiClientForm,
    defaultValues: { name: '', scopes: ['customers:read', 'segments:read'] },
    act: addApiClient,
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm">
          <Plus aria-hidden />
          New API client
        </Button>
      }
      title={made ? 'Copy the id and the secret' : 'New API client'}
      act="Create"
      submit={submit}
      pending={pending}
      error={error}
      outcome={
        made && (
          <div className="grid gap-4">
            <Callout tone="warn">The secret is shown only now; what is kept is its hash.</Callout>
            <Secret label="Client id" value={made.clientId} />
            <Secret label="Client secret" value={made.clientSecret} />
            <Secret label="To get a token" value={example(origin, made.clientId, made.clientSecret)} />
          </div>
        )
      }
    >
      <Field label="Name" hint="Which program it is, for example “Warehouse sync”." error={errorOf('name')}>
        <Input autoComplete="off" {...form.register('name')} />
      </Field>
      <Controller
        control={form.control}
        name="scopes"
        render={({ field }) => <ScopePicker value={field.value} onChange={field.onChange} error={errorOf('scopes')} />}
      />
    </FormDialog>
  );
}
