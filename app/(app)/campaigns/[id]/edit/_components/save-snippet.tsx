'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { z } from 'zod';
import { FormDialog } from '@/components/forms/form-dialog';
import { useActionForm } from '@/components/forms/use-action-form';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { PlainBlock } from '@/lib/content/document/blocks';
import { saveSnippet } from '../actions';
import { useEditor } from './editor-context';
import { keyFor } from './snippet-key';

const schema = z.object({ name: z.string().trim().min(1, 'Give it a name').max(120) });

/** Keeps a block for other emails. */
export function SaveSnippet({ block, onClose }: { block: PlainBlock; onClose: () => void }) {
  const router = useRouter();
  const { snippets } = useEditor();
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema,
    defaultValues: { name: '' },
    act: ({ name }) => saveSnippet({ name, key: keyFor(name, snippets).key, document: { blocks: [block] } }),
    done: (_, { name }) => {
      toast.success(`${name} is a snippet: “Add a block” offers it in every email`);
      onClose();
      router.refresh();
    },
  });
  const { replaces } = keyFor(form.watch('name'), snippets);
  return (
    <FormDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Save as a snippet"
      description="Emails that hold a snippet follow it until they are submitted for review."
      act={replaces ? 'Replace it' : 'Save'}
      submit={submit}
      pending={pending}
      error={error}
    >
      <Field label="Name" error={errorOf('name')}>
        <Input autoComplete="off" {...form.register('name')} />
      </Field>
      {replaces && (
        <Callout tone="warn">
          There is a snippet of that name. Drafts that hold it get these words when they are next saved.
        </Callout>
      )}
    </FormDialog>
  );
}
