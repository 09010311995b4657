'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ModelSummary } from '@/lib/services/models/types';
import { withdraw } from '../../../actions';

/** Takes a version back that is not in use. */
export function WithdrawDialog({
  model,
  version,
  trigger,
}: {
  model: ModelSummary;
  version: number;
  trigger: ReactNode;
}) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Withdraw version ${version}?`}
      action={`Withdraw v${version}`}
      consequences={[
        'It is marked as not to be used; its card is kept.',
        model.champion === null ? 'No version is in use.' : `Version ${model.champion} stays in use.`,
      ]}
      onConfirm={async () => {
        await dataOf(withdraw({ model: model.key, version }));
        toast.success(`Version ${version} is withdrawn`);
        router.refresh();
      }}
    />
  );
}
