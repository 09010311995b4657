import type { ReactNode } from 'react';

/** The inside of an editor: its parts under each other. */
export function Sheet({ children }: { children: ReactNode }) {
  return <div className="grid gap-2.5 p-3">{children}</div>;
}

/** The line under an editor: what the figures rest on, or an act that takes the part away. */
export function SheetFoot({ children }: { children: ReactNode }) {
  return <div className="flex items-center gap-3 border-line border-t px-3 py-1.5 text-ink-2 text-xs">{children}</div>;
}

export function SheetRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <span className="font-medium text-ink-2 text-xs">{label}</span>
      {children}
    </div>
  );
}
