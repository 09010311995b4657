'use client';

import { Switch as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** On or off, at once. */
export function Switch({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={cn(
        'relative inline-flex h-4.5 w-8 shrink-0 items-center rounded-full border border-line-control bg-sunken transition-colors',
        'after:absolute after:-inset-1.5 disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent',
        className,
      )}
      {...props}
    >
      <Radix.Thumb className="ml-0.5 block size-3 rounded-full bg-line-control transition-transform data-[state=checked]:translate-x-3.25 data-[state=checked]:bg-accent-ink" />
    </Radix.Root>
  );
}
