import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { NotificationBell } from '@/components/shell/notification-bell';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { requirePerson } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { countWaiting } from '@/lib/services/campaigns/review/reading/list-queue';
import { countAreas } from '@/lib/services/segments/count-areas';
import { areasFor } from './_components/areas';

/** The shell of every page behind the sign-in. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { userId, name, email, role } = await requirePerson();
  const [{ customers, segments, quarantined }, toReview] = await Promise.all([
    countAreas(pool(), systemClock),
    can(role, 'reviews.decide') ? countWaiting(pool(), userId) : 0,
  ]);
  const title = role.charAt(0).toUpperCase() + role.slice(1);
  return (
    <AppShell
      areas={areasFor(role, { audience: customers, segments, quarantined, toReview })}
      bell={<NotificationBell />}
      user={{ name, email, role: title }}
    >
      {children}
    </AppShell>
  );
}
