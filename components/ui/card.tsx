import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A sheet of the page. */
export function Card({ className, ...props }: ComponentProps<'section'>) {
  return <section className={cn('min-w-0 rounded-lg border border-line bg-card', className)} {...props} />;
}

export interface CardHeadProps {
  /** The question that the card answers. */
  title: ReactNode;
  /** Small, beside the title: unit, period. */
  note?: ReactNode;
  /** At the right end. */
  actions?: ReactNode;
  /** The id of the heading, for `aria-labelledby` of the card. */
  id?: string;
  className?: string;
}

export function CardHead({ title, note, actions, id, className }: CardHeadProps) {
  return (
    <div
      className={cn('flex min-h-12 flex-wrap items-center gap-x-2.5 gap-y-1 border-line border-b px-4 py-2', className)}
    >
      <div className="mr-auto flex min-w-0 flex-[1_1_12rem] flex-wrap items-baseline gap-x-2.5">
        <h2 id={id}>{title}</h2>
        {note && <span className="text-ink-3 text-xs">{note}</span>}
      </div>
      {actions && <div className="flex items-center gap-1">{actions}</div>}
    </div>
  );
}

export function CardBody({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('p-4', className)} {...props} />;
}

/** A line under the card's content: keys, sources, a link to more. */
export function CardFoot({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      className={cn('flex flex-wrap items-center gap-2 border-line border-t px-4 py-2 text-ink-2 text-xs', className)}
      {...props}
    />
  );
}

export interface Fact {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
}

/** A row of headline figures in one card, each with its label and a remark. */
export function Facts({ items, className }: { items: readonly Fact[]; className?: string }) {
  return (
    <dl className={cn('flex flex-wrap gap-px overflow-hidden rounded-lg border border-line bg-line', className)}>
      {items.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of figures
        <div key={index} className="min-w-33 flex-1 basis-33 bg-card px-3.5 py-3">
          <dt className="truncate font-medium text-ink-3 text-xs">{fact.label}</dt>
          <dd className="font-semibold text-[17px] leading-6 tracking-tight tabular-nums">{fact.value}</dd>
          {fact.note && <dd className="text-ink-3 text-xs">{fact.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
