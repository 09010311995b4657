import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

export interface EmptyStateProps {
  icon?: LucideIcon;
  title: ReactNode;
  /** What this place is for. */
  children?: ReactNode;
  /** The first step: a button or a link. */
  action?: ReactNode;
  className?: string;
}

/** Where there is nothing yet: says what the place is for and offers the first step. */
export function EmptyState({ icon: Icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn('grid justify-items-center gap-1 px-6 py-12 text-center', className)}>
      {Icon && (
        <span className="mb-2 grid size-9 place-items-center rounded-full bg-sunken text-ink-2">
          <Icon className="size-4.5" strokeWidth={1.6} aria-hidden />
        </span>
      )}
      <div className="font-semibold">{title}</div>
      {children && <div className="max-w-md text-pretty text-ink-2 text-sm">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
