import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';

/** The one sheet of a page before the sign-in. */
export function AuthCard({
  title,
  description,
  children,
}: {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card className="grid w-full max-w-96 gap-5 p-6 shadow-card" aria-labelledby="auth-title">
      <div className="grid gap-1">
        <h1 id="auth-title">{title}</h1>
        {description && <p className="text-pretty text-ink-2 text-sm">{description}</p>}
      </div>
      {children}
    </Card>
  );
}
