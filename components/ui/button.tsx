'use client';

import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { Tooltip } from './tooltip';

export const buttonVariants = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-sm border font-medium select-none',
    'transition-colors disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:shrink-0 [&_svg]:stroke-[1.6]',
  ],
  {
    variants: {
      variant: {
        default: 'border-line-strong bg-card text-ink hover:bg-hover active:bg-sunken',
        primary: 'border-accent bg-accent text-accent-ink hover:border-accent-hover hover:bg-accent-hover',
        quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-sunken hover:text-ink',
        danger: 'border-bad bg-bad text-bad-ink hover:opacity-90',
        dangerQuiet: 'border-transparent bg-transparent text-bad hover:bg-bad-soft',
        link: 'border-transparent bg-transparent px-0! text-accent hover:underline underline-offset-3',
        dashed:
          'border-dashed border-line-strong bg-transparent text-ink-2 hover:border-solid hover:bg-sunken hover:text-ink',
      },
      size: {
        sm: 'h-6.5 px-2.5 text-xs [&_svg]:size-3.5',
        md: 'h-8 px-2.75 text-sm [&_svg]:size-3.5',
        lg: 'h-10 px-4 text-base [&_svg]:size-4',
      },
    },
    defaultVariants: { variant: 'default', size: 'md' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonVariants> {
  /** Renders the only child (a link, say) in the button's clothes. */
  asChild?: boolean;
  /** Shows that the act is under way and takes no second click. */
  pending?: boolean;
}

/** A button; `variant` says its weight: one primary a page. */
export function Button({ variant, size, asChild, pending, className, children, disabled, ...props }: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      className={classes}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      {...props}
    >
      {pending && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** What it does: read aloud, and shown as a tooltip. */
  label: string;
  /** Keys that do the same, shown in the tooltip. */
  keys?: string;
  size?: 'sm' | 'md';
  tone?: 'plain' | 'bad';
  pressed?: boolean;
  children: ReactNode;
}

/** A square button with an icon only. */
export function IconButton({
  label,
  keys,
  size = 'md',
  tone = 'plain',
  pressed,
  className,
  children,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={cn(
          'inline-grid shrink-0 place-items-center rounded-sm transition-colors hover:bg-sunken disabled:opacity-40',
          'aria-pressed:bg-accent-soft aria-pressed:text-accent [&_svg]:stroke-[1.6]',
          tone === 'bad' ? 'text-bad hover:bg-bad-soft' : 'text-ink-2 hover:text-ink',
          size === 'sm' ? 'size-6 [&_svg]:size-3.5' : 'size-8 [&_svg]:size-4',
          className,
        )}
        {...props}
      >
        {children}
      </button>
    </Tooltip>
  );
}
