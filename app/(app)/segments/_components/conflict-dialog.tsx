'use client';

import { RuleText } from '@/components/rule-builder/rule-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Rule } from '@/lib/rules';
import type { Segment } from '@/lib/services/segments/segment-row';

export interface ConflictDialogProps {
  /** As it is on the server now. */
  theirs: Segment;
  mine: Rule;
  pending: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onClose: () => void;
}

/** Somebody else has changed the segment meanwhile: shows both, loses neither. */
export function ConflictDialog({ theirs, mine, pending, onKeepMine, onTakeTheirs, onClose }: ConflictDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title="Somebody else has changed this segment"
      description={`It is at version ${theirs.version} now. Nothing of yours is lost: choose what is to stand.`}
      footer={
        <>
          <Button onClick={onClose}>Go on editing</Button>
          <Button onClick={onTakeTheirs}>Take theirs</Button>
          <Button variant="primary" pending={pending} onClick={onKeepMine}>
            Save mine as version {theirs.version + 1}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <section>
          <h3 className="mb-1 font-medium text-ink-3 text-xs">Theirs, version {theirs.version}</h3>
          <RuleText rule={theirs.rule} className="rounded-sm border border-line p-3 text-sm" />
        </section>
        <section>
          <h3 className="mb-1 font-medium text-ink-3 text-xs">Yours</h3>
          <RuleText rule={mine} className="rounded-sm border border-accent-line p-3 text-sm" />
        </section>
      </div>
      <p className="pt-3 text-ink-2 text-xs">Theirs stays in the list of versions, from where it can be restored.</p>
    </Dialog>
  );
}
