'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { verdictWords } from '@/components/models/gain-interval';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatCount, formatNoun } from '@/components/ui/format';
import type { Duel, ModelSummary } from '@/lib/services/models/types';
import { promote } from '../../../actions';

export interface PromoteDialogProps {
  model: ModelSummary;
  version: number;
  /** Where it was compared with the champion. */
  duel?: Duel | null;
  trigger: ReactNode;
}

/** Puts a version to use, its consequences named; going back to an earlier one is called rolling back. */
export function PromoteDialog({ model, version, duel, trigger }: PromoteDialogProps) {
  const router = useRouter();
  const back = model.champion !== null && version < model.champion;
  const verdict = duel && verdictWords(duel);
  const touched = duel?.memberships.map(
    ({ name, enter, leave }) => `${name}: ${formatCount(enter)} enter, ${formatCount(leave)} leave`,
  );
  return (
    <ConfirmDialog
      trigger={trigger}
      title={back ? `Roll back to version ${version}?` : `Promote version ${version}?`}
      tone="primary"
      action={back ? `Roll back to v${version}` : `Promote v${version}`}
      consequences={[
        ...(verdict ? [`${verdict.lead} ${verdict.text}`] : []),
        `Everyone is scored anew by version ${version} within minutes.`,
        ...(touched ??
          (model.segments > 0 ? [`${formatNoun(model.segments, 'segment')} that ask for it follow.`] : [])),
        ...(model.champion === null ? [] : [`Version ${model.champion} is kept; you can go back to it.`]),
      ]}
      onConfirm={async () => {
        await dataOf(promote({ model: model.key, version }));
        toast.success(back ? `Rolled back to version ${version}` : `Version ${version} is in use`);
        router.refresh();
      }}
    />
  );
}
