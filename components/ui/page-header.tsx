import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: ReactNode;
  /** Chips beside the title. */
  status?: ReactNode;
  /** One line under the title. */
  description?: ReactNode;
  /** The acts on the right; the primary one last. */
  actions?: ReactNode;
}

/** The head of a page: title, status, and the one primary act on the right. */
export function PageHeader({ title, status, description, actions }: PageHeaderProps) {
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-2">
      <div className="mr-auto min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h1 className="mr-1 [overflow-wrap:anywhere]">{title}</h1>
          {status}
        </div>
        {description && <p className="text-pretty text-ink-2 text-sm [overflow-wrap:anywhere]">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
