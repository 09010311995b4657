'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { dataOf } from '@/components/forms/action-answer';
import { FormError } from '@/components/forms/form-error';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ModelDetail } from '@/lib/services/models/types';
import { changeModel } from '../../actions';

/** Another name for a model; its key, which rules ask by, stays. */
export function RenameDialog({ model, onClose }: { model: ModelDetail; onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState(model.name);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    try {
      await dataOf(changeModel({ model: model.key, change: { name } }));
      router.refresh();
      onClose();
    } catch (failure) {
      setError(messageOf(failure));
    }
    setPending(false);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Rename ${model.name}`}
      size="sm"
      footer={
        <Button variant="primary" pending={pending} disabled={name.trim() === ''} onClick={save}>
          Rename
        </Button>
      }
    >
      <div className="grid gap-3">
        <Field label="Name" hint={`Rules ask for it as ${model.key}; that stays.`}>
          <Input value={name} maxLength={200} onChange={({ target }) => setName(target.value)} />
        </Field>
        <FormError message={error} />
      </div>
    </Dialog>
  );
}
