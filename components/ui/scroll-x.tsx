import type { ReactNode } from 'react';
import { cn } from './cn';

export interface ScrollXProps {
  /** What is in it, for those who come by keyboard or do not see it. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** What is wider than a narrow screen scrolls by itself, also by the arrow keys. */
export function ScrollX({ label, className, children }: ScrollXProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className={cn('overflow-x-auto', className)}>
      {children}
    </section>
  );
}
