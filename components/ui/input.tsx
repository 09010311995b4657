import type { ComponentProps } from 'react';
import { cn } from './cn';

/** What every control that takes text looks like. */
export const controlClass = [
  'w-full min-w-0 rounded-sm border border-line-strong bg-card text-ink text-sm transition-colors',
  'hover:border-ink-3 focus-visible:border-accent focus-visible:outline-none focus-visible:ring-3 focus-visible:ring-accent-soft',
  'disabled:bg-sunken disabled:text-ink-3 aria-invalid:border-bad aria-invalid:focus-visible:ring-bad-soft',
].join(' ');

/** One line of text. */
export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(controlClass, 'h-8 px-2.5', className)} {...props} />;
}

/** Several lines of text; grows with them. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={3}
      className={cn(controlClass, 'field-sizing-content min-h-16 px-2.5 py-1.5', className)}
      {...props}
    />
  );
}
