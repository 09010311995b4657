import type { ReactNode } from 'react';

/** A part of the panel beside the map, titled as a question. */
export function PanelSection({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-line border-b px-4 py-3.5" aria-label={title}>
      <h3 className="mb-1.5 flex items-baseline justify-between gap-2 font-semibold text-sm">
        {title}
        {note && <small className="font-normal text-ink-2 text-xs">{note}</small>}
      </h3>
      {children}
    </section>
  );
}
