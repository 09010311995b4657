'use client';

import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';

export interface PopoverProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger: ReactNode;
  align?: 'start' | 'center' | 'end';
  /** What the sheet is, for those who do not see it. */
  label: string;
  className?: string;
  /** Prevent its default to put the focus elsewhere than on the trigger. */
  onCloseAutoFocus?: (event: Event) => void;
  children: ReactNode;
}

/** A sheet beside what opened it. */
export function Popover({
  open,
  onOpenChange,
  trigger,
  align = 'start',
  label,
  className,
  onCloseAutoFocus,
  children,
}: PopoverProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          onCloseAutoFocus={onCloseAutoFocus}
          align={align}
          sideOffset={5}
          collisionPadding={8}
          // A window keeps the page behind it from scrolling, and would keep a list of its own sheets from it, too.
          onWheel={(event) => event.stopPropagation()}
          onTouchMove={(event) => event.stopPropagation()}
          className={cn(
            'z-50 w-72 max-w-[calc(100vw-16px)] animate-pop-in rounded-lg border border-line-strong bg-card p-3 shadow-pop outline-none',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const PopoverClose = Radix.Close;
export const PopoverAnchor = Radix.Anchor;
