'use client';

import { Upload } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '@/components/forms/form-dialog';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { formatCount, formatNoun } from '@/components/ui/format';
import { Input, Textarea } from '@/components/ui/input';
import type { ImportOutcome } from '@/lib/services/delivery/consent/import-suppressed';
import { importForm } from '@/lib/services/delivery/forms';
import { importSuppressedList } from '../../actions';

/** A list of addresses, from a file or pasted. */
export function ImportDialog() {
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: importForm,
    defaultValues: { text: '' },
    act: importSuppressedList,
    done: (data) => {
      setOutcome(data);
      form.reset();
    },
  });
  const change = (next: boolean) => {
    setOpen(next);
    if (next) setOutcome(null);
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm">
          <Upload aria-hidden />
          Import
        </Button>
      }
      title="Import suppressed addresses"
      act="Import"
      submit={submit}
      pending={pending}
      error={error}
      outcome={outcome && <Outcome outcome={outcome} />}
    >
      <Field label="File" hint="CSV or text, up to 900 KB: the first address of each line counts.">
        <Input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          className="py-1"
          onChange={async (event) => {
            const file = event.target.files?.[0];
            if (file) form.setValue('text', await file.text(), { shouldValidate: true });
          }}
        />
      </Field>
      <Field label="Or paste them" error={errorOf('text')}>
        <Textarea rows={6} className="max-h-48 font-mono text-xs" {...form.register('text')} />
      </Field>
    </FormDialog>
  );
}

function Outcome({ outcome: { added, known, customers, unread, examples } }: { outcome: ImportOutcome }) {
  return (
    <div className="grid gap-3">
      <Callout tone="good" title={`${formatNoun(added, 'address', 'addresses')} added`}>
        {customers === 1 ? 'One customer has' : `${formatCount(customers)} customers have`} one of them.{' '}
        {known === 1 ? 'One was' : `${formatCount(known)} were`} on the list already, or came twice.
      </Callout>
      {unread > 0 && (
        <Callout
          tone="warn"
          title={unread === 1 ? 'One line holds no address' : `${formatCount(unread)} lines hold no address`}
        >
          For example {examples.map((one) => `“${one}”`).join(', ')}. They were passed over.
        </Callout>
      )}
    </div>
  );
}
