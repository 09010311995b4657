'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatNoun } from '@/components/ui/format';
import type { QuarantineFilter } from '@/lib/services/ingest/list-quarantine';
import { discard, replay, replayAll, restore } from '../actions';

const FAILED = 'The server cannot be reached; nothing was changed.';

/** What can be done to the ticked events. */
export function BulkActs({
  ids,
  state,
  clear,
}: {
  ids: string[];
  state: QuarantineFilter['state'];
  clear: () => void;
}) {
  const [pending, start] = useTransition();
  const run = (work: () => Promise<void>) =>
    start(async () => {
      await work().catch(() => void toast.error(FAILED));
      clear();
    });
  if (state === 'discarded')
    return (
      <Button size="sm" pending={pending} onClick={() => run(() => bringBack(ids))}>
        Bring back
      </Button>
    );
  return (
    <>
      <Button size="sm" pending={pending} onClick={() => run(() => replayThese(ids))}>
        Replay
      </Button>
      <Button size="sm" variant="dangerQuiet" pending={pending} onClick={() => run(() => putAside(ids))}>
        Discard
      </Button>
    </>
  );
}

/** Replays everything that waits, or everything that the filter takes. */
export function ReplayAll({ filter, total, filtered }: { filter: QuarantineFilter; total: number; filtered: boolean }) {
  const [open, setOpen] = useState(false);
  const { calls, reasons, sources, q } = filter;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{filtered ? 'Replay these' : 'Replay all'}</Button>}
      title={`Replay ${formatNoun(total, 'event')}?`}
      tone="primary"
      action="Replay"
      consequences={[
        'Each is checked as it would be if it came now; what is valid is stored, at the time at which it was received.',
        'What is still not valid stays here.',
        'Segments follow at once; an event that was stored before is not stored again.',
      ]}
      onConfirm={async () => {
        const result = await replayAll({
          calls: calls && [...calls],
          reasons: reasons && [...reasons],
          sources: sources && [...sources],
          q,
        });
        if (!result.ok) return void toast.error(result.error.message);
        tell(result.data.replayed, result.data.faulty);
      }}
    />
  );
}

async function replayThese(ids: string[]): Promise<void> {
  const result = await replay({ ids });
  if (!result.ok) return void toast.error(result.error.message);
  tell(result.data.replayed, result.data.faulty.length);
}

function tell(replayed: number, faulty: number): void {
  if (replayed > 0) toast.success(`${formatNoun(replayed, 'event')} replayed`);
  if (faulty > 0)
    toast.error(`${formatNoun(faulty, 'event')} still not valid`, {
      description: 'They stay here. Open one to mend it.',
    });
}

async function putAside(ids: string[]): Promise<void> {
  const result = await discard({ ids });
  if (!result.ok) return void toast.error(result.error.message);
  toast.success(`${formatNoun(result.data.count, 'event')} discarded`, {
    action: { label: 'Undo', onClick: () => void bringBack(ids) },
  });
}

async function bringBack(ids: string[]): Promise<void> {
  const result = await restore({ ids });
  if (!result.ok) return void toast.error(result.error.message);
  toast.success(`${formatNoun(result.data.count, 'event')} brought back`);
}
