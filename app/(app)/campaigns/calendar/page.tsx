import type { Metadata } from 'next';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { readCalendar } from '@/lib/services/campaigns/read-calendar';
import { CalendarView } from './_components/calendar-view';

export const metadata: Metadata = { title: 'Calendar' };

/** What goes out in a month: what went, and what is planned. */
export default page({ permission: 'campaigns.view' }, async ({ person, query }) => {
  const calendar = await readCalendar(pool(), query.month, systemClock.now());
  return <CalendarView calendar={calendar} canEdit={can(person.role, 'campaigns.edit')} />;
});
