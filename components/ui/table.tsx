import type { ComponentProps } from 'react';
import { cn } from './cn';

export interface TableProps extends ComponentProps<'table'> {
  /** Names the table for those who do not see it. */
  label: string;
  /** The height of the box that it scrolls in, for example `max-h-[70vh]`. */
  scrollClassName?: string | undefined;
}

/** A table that scrolls sideways inside its card. */
export function Table({ className, label, scrollClassName, ...props }: TableProps) {
  return (
    <section
      aria-label={label}
      className={cn('relative max-w-full overflow-auto', scrollClassName)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={cn('w-full border-collapse text-sm', className)} aria-label={label} {...props} />
    </section>
  );
}

export function TableHead(props: ComponentProps<'thead'>) {
  return <thead {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody className={cn('[&>tr:last-child>td]:border-b-0', className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr className={cn('data-[selected=true]:bg-selected', className)} {...props} />;
}

type Align = { align?: 'left' | 'right' };

export function TableHeader({ className, align, ...props }: Omit<ComponentProps<'th'>, 'align'> & Align) {
  return (
    <th
      scope="col"
      className={cn(
        'whitespace-nowrap border-line border-b px-3 py-2 text-left font-medium text-ink-3 text-xs first:pl-4 last:pr-4',
        align === 'right' && 'text-right',
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({ className, align, ...props }: Omit<ComponentProps<'td'>, 'align'> & Align) {
  return (
    <td
      className={cn(
        'border-line border-b px-3 py-2 first:pl-4 last:pr-4',
        align === 'right' && 'text-right tabular-nums',
        className,
      )}
      {...props}
    />
  );
}
