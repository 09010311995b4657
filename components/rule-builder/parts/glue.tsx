import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/** Words that belong together and wrap as one; within themselves only where one line is too short for them. */
export function Clause({ children }: { children: ReactNode }) {
  return <span className="sm:inline-block sm:max-w-full">{children}</span>;
}

/** A remark behind a control. */
export function Hint({ children }: { children: ReactNode }) {
  return <span className="ml-1.5 whitespace-nowrap text-ink-3 text-xs">{children}</span>;
}

export const pillClass =
  'inline-flex h-6 max-w-full items-center gap-1.25 whitespace-nowrap rounded-sm border border-line-strong bg-card px-1.75 align-middle font-medium text-ink text-sm leading-5.5 -mt-0.5';

export const underlineClass =
  'inline-block min-h-6 min-w-6 rounded-xs font-medium text-ink underline decoration-[1.5px] decoration-[color-mix(in_srgb,var(--accent)_42%,transparent)] underline-offset-4 max-w-full wrap-anywhere';

/** Marks a control whose part of the rule is at fault. */
export const faultClass = (faulty: boolean | undefined) => cn(faulty && 'border-bad! decoration-bad! text-bad!');
