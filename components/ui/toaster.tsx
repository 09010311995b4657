'use client';

import { useTheme } from 'next-themes';
import { Toaster as Sonner } from 'sonner';

/** Where passing notices appear; send them with `toast` of sonner. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      closeButton
      toastOptions={{
        classNames: {
          toast: 'rounded-lg! border-line-strong! bg-card! text-ink! text-sm! shadow-pop! font-sans!',
          description: 'text-ink-2!',
          actionButton: 'bg-accent! text-accent-ink! rounded-sm!',
          closeButton: 'bg-card! border-line-strong! text-ink-2!',
        },
      }}
    />
  );
}
