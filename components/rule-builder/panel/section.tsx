import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

export interface SectionProps {
  /** A question. */
  title: string;
  /** Small, beside the title. */
  note?: ReactNode;
  /** At the right end. */
  end?: ReactNode;
  /** What it shows is of the rule before the last change; the new is on its way. */
  busy?: boolean;
  className?: string;
  children: ReactNode;
}

/** A part of the panel, titled by the question it answers. */
export function Section({ title, note, end, busy, className, children }: SectionProps) {
  return (
    <section
      aria-label={title}
      aria-busy={busy || undefined}
      className={cn(
        'border-line border-t px-4 pt-2.5 pb-2.75 transition-opacity first:border-t-0',
        busy && 'opacity-60',
        className,
      )}
    >
      <div className="mb-2 flex items-baseline gap-2">
        <h2 className="whitespace-nowrap text-sm leading-5">{title}</h2>
        {note && <span className="text-ink-2 text-xs">{note}</span>}
        {end && <span className="ml-auto text-ink-2 text-xs">{end}</span>}
      </div>
      {children}
    </section>
  );
}
