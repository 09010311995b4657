import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A key of the keyboard. */
export function Kbd({ className, ...props }: ComponentProps<'kbd'>) {
  return (
    <kbd
      className={cn(
        'inline-block rounded-xs border border-line bg-sunken px-1.25 font-sans text-2xs text-ink-2',
        className,
      )}
      {...props}
    />
  );
}
