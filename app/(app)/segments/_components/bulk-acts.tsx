'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatNoun } from '@/components/ui/format';
import type { Segment } from '@/lib/services/segments/segment-row';
import { offerUndo } from './undo-delete';

/** As many as the page of their overlap takes. */
const MOST_COMPARED = 6;

/** Compares, archives or deletes the chosen segments; what is refused says why and stays. */
export function BulkActs({ segments, clear }: { segments: Segment[]; clear: () => void }) {
  const router = useRouter();
  const [asked, setAsked] = useState<'archive' | 'delete' | null>(null);
  const members = segments.reduce((sum, segment) => sum + (segment.size ?? 0), 0);
  const run = async (act: 'archive' | 'delete') => {
    const refused: string[] = [];
    const gone: Segment[] = [];
    for (const segment of segments) {
      const path = `/api/v1/segments/${segment.id}`;
      const call =
        act === 'delete'
          ? api(path, { method: 'DELETE' })
          : api(path, { method: 'PATCH', json: { version: segment.version, status: 'archived' } });
      await call.then(() => gone.push(segment)).catch((error: unknown) => refused.push(messageOf(error)));
    }
    const done = segments.length - refused.length;
    if (act === 'delete') offerUndo(gone, router);
    else if (done > 0) toast.success(`${formatNoun(done, 'segment')} archived`);
    if (refused.length > 0)
      toast.error(`${formatNoun(refused.length, 'segment')} kept`, { description: refused.slice(0, 3).join(' ') });
    clear();
    router.refresh();
  };
  return (
    <>
      {segments.length > 1 && segments.length <= MOST_COMPARED && (
        <Button
          size="sm"
          onClick={() => router.push(`/segments/overlap?ids=${segments.map(({ id }) => id).join(',')}`)}
        >
          Compare
        </Button>
      )}
      <Button size="sm" onClick={() => setAsked('archive')}>
        Archive
      </Button>
      <Button size="sm" variant="dangerQuiet" onClick={() => setAsked('delete')}>
        Delete
      </Button>
      <ConfirmDialog
        open={asked === 'archive'}
        onOpenChange={(open) => !open && setAsked(null)}
        title={`Archive ${formatNoun(segments.length, 'segment')}?`}
        tone="primary"
        action="Archive"
        consequences={[
          `${formatNoun(members, 'membership')} end now; whoever listens is told that these customers left.`,
          'Rules, versions and history are kept. An archived segment can be activated again.',
        ]}
        onConfirm={() => run('archive')}
      />
      <ConfirmDialog
        open={asked === 'delete'}
        onOpenChange={(open) => !open && setAsked(null)}
        title={`Delete ${formatNoun(segments.length, 'segment')}?`}
        action="Delete"
        consequences={[
          `${formatNoun(members, 'membership')} end now; whoever listens is told that these customers left.`,
          'They can be brought back with their history right afterwards.',
          'A segment that another rule uses is kept, and says where it is used.',
        ]}
        onConfirm={() => run('delete')}
      />
    </>
  );
}
