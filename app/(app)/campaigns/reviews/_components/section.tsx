import type { ReactNode } from 'react';

/** A part of the facts beside the email. */
export function Section({
  title,
  note,
  children,
  id,
}: {
  title: string;
  note?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <section className="border-line border-b px-4.5 py-2.5 last:border-b-0" aria-label={title} id={id}>
      <div className="mb-1.25 flex flex-wrap items-center gap-x-2.5">
        <h2 className="mr-auto text-sm leading-4.5">{title}</h2>
        {note && <span className="text-ink-2 text-xs">{note}</span>}
      </div>
      {children}
    </section>
  );
}

/** A word and what it says, in two columns. */
export function Facts({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[58px_minmax(0,1fr)] gap-x-2 gap-y-0.75">
      {items.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-ink-3 text-xs leading-4.5">{label}</dt>
          <dd className="min-w-0 text-pretty break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
