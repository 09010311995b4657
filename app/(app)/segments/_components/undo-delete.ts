'use client';

import type { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { api, messageOf } from '@/components/ui/api';

const OFFERED_MS = 10_000;

/** Says what was deleted, and brings it back for whoever asks within ten seconds. */
export function offerUndo(
  deleted: readonly { id: string; name: string }[],
  router: ReturnType<typeof useRouter>,
): void {
  const [first] = deleted;
  if (!first) return;
  const undo = async () => {
    try {
      for (const { id } of deleted) await api(`/api/ui/segments/${id}/restore`, { json: {} });
      toast.success(deleted.length === 1 ? `${first.name} is back` : `${deleted.length} segments are back`);
      router.refresh();
    } catch (error) {
      toast.error(messageOf(error));
    }
  };
  toast.success(deleted.length === 1 ? `${first.name} is deleted` : `${deleted.length} segments deleted`, {
    duration: OFFERED_MS,
    action: { label: 'Undo', onClick: () => void undo() },
  });
}
