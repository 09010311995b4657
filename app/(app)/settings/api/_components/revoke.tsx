'use client';

import { toast } from 'sonner';
import { type ActionAnswer, dataOf } from '@/components/forms/action-answer';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Time } from '@/components/ui/time';

export interface RevokeProps {
  name: string;
  /** "write key" */
  what: string;
  revokedAt: Date | null;
  consequences: readonly string[];
  act: () => Promise<ActionAnswer<unknown>>;
}

/** The end of a key or client: the button before, the time after. */
export function Revoke({ name, what, revokedAt, consequences, act }: RevokeProps) {
  if (revokedAt) {
    return (
      <span className="inline-flex items-center gap-2">
        <Chip tone="bad">Revoked</Chip>
        <span className="text-ink-3 text-xs">
          <Time value={revokedAt} />
        </span>
      </span>
    );
  }
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
      title={`Revoke the ${what} ${name}?`}
      consequences={consequences}
      action={`Revoke ${what}`}
      onConfirm={() => dataOf(act()).then(() => toast.success(`${name} is revoked`))}
    />
  );
}
