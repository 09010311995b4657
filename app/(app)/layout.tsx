import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { requirePerson } from '@/lib/server/page';
import { countAreas } from '@/lib/services/segments/count-areas';
import { areasFor } from './_components/areas';

/** The shell of every page behind the sign-in. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { name, email, role } = await requirePerson();
  const { customers, segments, quarantined } = await countAreas(pool(), systemClock);
  const title = role.charAt(0).toUpperCase() + role.slice(1);
  return (
    <AppShell
      areas={areasFor(role, { audience: customers, segments, quarantined })}
      user={{ name, email, role: title }}
    >
      {children}
    </AppShell>
  );
}
