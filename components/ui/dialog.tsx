'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './button';
import { cn } from './cn';

export const overlayClass = 'fixed inset-0 z-40 animate-fade-in bg-scrim';

const FOCUSABLE = 'a[href], button, input, textarea, select, [tabindex="0"]';

const sizes = { sm: 'max-w-96', md: 'max-w-lg', lg: 'max-w-3xl' } as const;

export interface DialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** What opens it; leave out where `open` is held outside. */
  trigger?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  size?: keyof typeof sizes;
  /** The buttons, at the foot, right. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** A window over the page. Keep forms in `children` and their buttons in `footer`. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  size = 'md',
  footer,
  children,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={(event) => {
            // With nothing else to focus the window takes it: the tooltip of its cross would take the first Esc.
            const window = event.currentTarget;
            if (!(window instanceof HTMLElement) || window.querySelectorAll(FOCUSABLE).length > 1) return;
            event.preventDefault();
            window.focus();
          }}
          className={cn(
            'fixed top-[12vh] left-1/2 z-50 flex max-h-[80vh] w-[calc(100%-32px)] -translate-x-1/2 animate-fade-in flex-col rounded-lg border border-line-strong bg-card shadow-pop outline-none',
            sizes[size],
          )}
        >
          <div className="px-4 pt-3.5 pr-12 pb-2">
            <Radix.Title>{title}</Radix.Title>
            {description && <Radix.Description className="mt-0.5 text-ink-2 text-sm">{description}</Radix.Description>}
          </div>
          {children && <div className="min-h-0 flex-1 overflow-y-auto px-4 py-2">{children}</div>}
          {footer && <div className="flex flex-wrap items-center justify-end gap-2 px-4 pt-2 pb-4">{footer}</div>}
          {/* Last, so that the first thing to be focused is the first field. */}
          <Radix.Close asChild>
            <IconButton label="Close" size="sm" className="absolute top-3 right-3">
              <X aria-hidden />
            </IconButton>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const DialogClose = Radix.Close;
