'use client';

import { AlertDialog as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { messageOf } from './api';
import { Button } from './button';
import { Callout } from './callout';
import { overlayClass } from './dialog';

export interface ConfirmDialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  /** The question: "Delete the segment Cart abandoners?" */
  title: ReactNode;
  /** What follows from it, one line each: "4 campaigns use this segment". */
  consequences: readonly ReactNode[];
  /** The verb on the button: "Delete segment". */
  action: string;
  tone?: 'danger' | 'primary';
  /** The dialog stays until it has settled; where it fails, the dialog says why and stays open. */
  onConfirm: () => unknown;
}

/** Asks before an act that cannot be undone, with its consequences named. */
export function ConfirmDialog({
  open,
  onOpenChange,
  trigger,
  title,
  consequences,
  action,
  tone = 'danger',
  onConfirm,
}: ConfirmDialogProps) {
  const [own, setOwn] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const change = (next: boolean) => {
    setError(null);
    setOwn(next);
    onOpenChange?.(next);
  };
  const confirm = async () => {
    setPending(true);
    setError(null);
    try {
      await onConfirm();
      change(false);
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setPending(false);
    }
  };
  return (
    <Radix.Root open={open ?? own} onOpenChange={change}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content className="fixed top-[16vh] left-1/2 z-50 w-[calc(100%-32px)] max-w-md -translate-x-1/2 animate-fade-in rounded-lg border border-line-strong bg-card p-4 shadow-pop outline-none">
          <Radix.Title>{title}</Radix.Title>
          <Radix.Description asChild>
            <ul className="mt-2 grid list-disc gap-1 pl-4.5 text-ink-2 text-sm">
              {consequences.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
                <li key={index}>{line}</li>
              ))}
            </ul>
          </Radix.Description>
          {error && (
            <Callout tone="bad" className="mt-3">
              {error}
            </Callout>
          )}
          <div className="mt-4 flex justify-end gap-2">
            <Radix.Cancel asChild>
              <Button disabled={pending}>Cancel</Button>
            </Radix.Cancel>
            <Button variant={tone} pending={pending} onClick={confirm}>
              {action}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
