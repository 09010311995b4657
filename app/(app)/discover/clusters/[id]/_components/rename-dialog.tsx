'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useNames } from './use-names';
import type { GroupView } from './view';

/** Gives a group a person's own name; it outlives later runs. */
export function RenameDialog({ model, group, onClose }: { model: string; group: GroupView; onClose: () => void }) {
  const [name, setName] = useState(group.name);
  const { save, pending } = useNames(model);
  const submit = async () => {
    if (await save([{ group: group.id, name: name.trim(), source: 'given' }])) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Name the group"
      description={group.facts}
      size="sm"
      footer={
        <>
          <DialogClose asChild>
            <Button variant="quiet">Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="rename-group" pending={pending} disabled={name.trim() === ''}>
            Save
          </Button>
        </>
      }
    >
      <form
        id="rename-group"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field label="Name" hint={`Proposed: ${group.proposedName}. A name stays with its group in later runs.`}>
          <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
