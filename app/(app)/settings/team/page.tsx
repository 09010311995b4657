import type { Metadata } from 'next';
import { systemClock } from '@/lib/core/clock';
import { page } from '@/lib/server/page';
import { listPeople } from '@/lib/services/accounts/list-people';
import { TeamTable } from './_components/team-table';

export const metadata: Metadata = { title: 'Team' };

export default page({ permission: 'settings.manage' }, async ({ person }) => (
  <TeamTable people={await listPeople(systemClock.now())} self={person.userId} />
));
