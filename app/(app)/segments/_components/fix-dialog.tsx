'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { RuleText } from '@/components/rule-builder/rule-text';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import type { Segment } from '@/lib/services/segments/segment-row';
import { ChangeFigures, useDryRun } from './change-figures';
import type { FindingDialogProps } from './dismiss-dialog';

/** What mending a rule would do, before it is done. */
export function FixDialog({ finding, onClose, onDone }: FindingDialogProps) {
  const router = useRouter();
  const { fix, segment } = finding;
  const run = useDryRun(segment?.id, fix && { rule: fix.rule }, segment?.version);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  if (!fix || !segment) return null;
  const apply = async () => {
    setPending(true);
    try {
      const next = await api<Segment>(`/api/v1/segments/${segment.id}`, {
        method: 'PATCH',
        json: { version: segment.version, rule: fix.rule, confirm: true },
      });
      await api('/api/ui/segments/findings', { json: { segment: segment.id } });
      toast.success(`${segment.name} is mended, as version ${next.version}`);
      await onDone();
      onClose();
      router.refresh();
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
      title={`${fix.label}?`}
      description={finding.message}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} disabled={!run.data} onClick={apply}>
            Publish v{segment.version + 1}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {error && <Callout tone="bad">{error}</Callout>}
        <RuleText rule={fix.rule} className="text-sm" />
        <ChangeFigures run={run} />
      </div>
    </Dialog>
  );
}
