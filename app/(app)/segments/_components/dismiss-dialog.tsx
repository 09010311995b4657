'use client';

import { useState } from 'react';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import type { StoredFinding } from '@/lib/services/segments/lint/list-findings';

export interface FindingDialogProps {
  finding: StoredFinding;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Asks for the reason for which something that was found is all right. */
export function DismissDialog({ finding, onClose, onDone }: FindingDialogProps) {
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const dismiss = async () => {
    if (reason.trim().length < 3) return setError('Say why in a few words.');
    setPending(true);
    try {
      await api(`/api/ui/segments/${finding.segment?.id}/findings/dismiss`, {
        json: { kind: finding.kind, place: finding.place, reason: reason.trim() },
      });
      await onDone();
      onClose();
    } catch (thrown) {
      setError(messageOf(thrown));
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Dismiss this finding?"
      description={finding.message}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} onClick={dismiss}>
            Dismiss
          </Button>
        </>
      }
    >
      <Field label="Reason" hint="It is kept in the audit trail with your name." error={error}>
        <Textarea value={reason} maxLength={500} rows={3} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  );
}
