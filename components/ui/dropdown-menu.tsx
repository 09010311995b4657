'use client';

import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

export const menuClass =
  'z-50 min-w-44 animate-pop-in overflow-hidden rounded-lg border border-line-strong bg-card p-1 shadow-pop';
const itemClass = [
  'flex w-full cursor-default items-center gap-2 rounded-sm px-2 py-1.5 text-sm outline-none select-none data-highlighted:bg-hover',
  'data-disabled:text-ink-3 [&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-ink-3',
].join(' ');

export interface DropdownMenuProps {
  trigger: ReactNode;
  align?: 'start' | 'center' | 'end';
  className?: string;
  children: ReactNode;
}

/** A menu of acts under a button. */
export function DropdownMenu({ trigger, align = 'end', className, children }: DropdownMenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align={align} sideOffset={6} collisionPadding={8} className={cn(menuClass, className)}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** One act; `tone="bad"` for one that destroys. With `asChild` its only child is a link. */
export function MenuItem({ tone, className, ...props }: ComponentProps<typeof Radix.Item> & { tone?: 'bad' }) {
  return (
    <Radix.Item
      className={cn(itemClass, tone === 'bad' && 'text-bad data-highlighted:bg-bad-soft [&>svg]:text-bad', className)}
      {...props}
    />
  );
}

/** One that can be ticked; the menu stays open. */
export function MenuCheckboxItem({ className, children, ...props }: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem className={cn(itemClass, className)} onSelect={(event) => event.preventDefault()} {...props}>
      <span className="grid size-3.5 shrink-0 place-items-center rounded-xs border border-line-control in-data-[state=checked]:border-accent in-data-[state=checked]:bg-accent">
        <Radix.ItemIndicator>
          <Check className="size-3 text-accent-ink" strokeWidth={3} aria-hidden />
        </Radix.ItemIndicator>
      </span>
      {children}
    </Radix.CheckboxItem>
  );
}

/** One of several that exclude each other. */
export function MenuRadioItem({ className, children, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(itemClass, className)} {...props}>
      {children}
      <Radix.ItemIndicator className="ml-auto pl-4">
        <Check className="size-3.5 text-accent" aria-hidden />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export const MenuRadioGroup = Radix.RadioGroup;

export function MenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn('px-2 pt-1.5 pb-1 text-ink-3 text-xs', className)} {...props} />;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
