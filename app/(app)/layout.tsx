import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { requirePerson } from '@/lib/server/page';
import { areasFor } from './_components/areas';

/** The shell of every page behind the sign-in. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { name, email, role } = await requirePerson();
  const title = role.charAt(0).toUpperCase() + role.slice(1);
  return (
    <AppShell areas={areasFor(role)} user={{ name, email, role: title }}>
      {children}
    </AppShell>
  );
}
