'use client';

import { Command as Cmdk } from 'cmdk';
import { Search } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A searchable list, by keyboard: `CommandInput`, then `CommandList` of groups and items. */
export function Command({ className, ...props }: ComponentProps<typeof Cmdk>) {
  return <Cmdk className={cn('flex min-h-0 flex-col', className)} {...props} />;
}

/** The box to type in; `trailing` stands at its right end. */
export function CommandInput({
  className,
  trailing,
  ...props
}: ComponentProps<typeof Cmdk.Input> & { trailing?: ReactNode }) {
  return (
    <div className="flex items-center gap-2.5 border-line border-b px-3">
      <Search className="size-4 shrink-0 text-ink-3" aria-hidden />
      <Cmdk.Input className={cn('h-10 min-w-0 flex-1 bg-transparent text-base outline-none', className)} {...props} />
      {trailing}
    </div>
  );
}

export function CommandList({ className, ...props }: ComponentProps<typeof Cmdk.List>) {
  return <Cmdk.List className={cn('min-h-0 flex-1 overflow-y-auto overscroll-contain p-1', className)} {...props} />;
}

export function CommandGroup({ className, ...props }: ComponentProps<typeof Cmdk.Group>) {
  return (
    <Cmdk.Group
      className={cn(
        '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-xs',
        className,
      )}
      {...props}
    />
  );
}

export function CommandItem({ className, ...props }: ComponentProps<typeof Cmdk.Item>) {
  return (
    <Cmdk.Item
      className={cn(
        'flex min-h-8 cursor-default items-center gap-2.5 rounded-sm px-2 py-1 text-sm select-none data-[disabled=true]:text-ink-3 data-[selected=true]:bg-accent-soft [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-3',
        className,
      )}
      {...props}
    />
  );
}

export function CommandEmpty({ className, ...props }: ComponentProps<typeof Cmdk.Empty>) {
  return <Cmdk.Empty className={cn('px-3 py-6 text-center text-ink-2 text-sm', className)} {...props} />;
}

/** The line of keys under a list. */
export function CommandFooter({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      className={cn('flex items-center gap-3 border-line border-t px-3 py-1.5 text-ink-2 text-xs', className)}
      {...props}
    />
  );
}
