import type { Metadata } from 'next';
import { systemClock } from '@/lib/core/clock';
import { page } from '@/lib/server/page';
import { hasPassword } from '@/lib/services/accounts/has-password';
import { listSessions } from '@/lib/services/accounts/list-sessions';
import { ROLE_LABEL } from '@/lib/services/accounts/permissions';
import { PasswordCard } from './_components/password-card';
import { ProfileCard } from './_components/profile-card';
import { SessionsCard } from './_components/sessions-card';

export const metadata: Metadata = { title: 'Your account' };

export default page({ permission: 'account.own' }, async ({ person }) => {
  const sessions = await listSessions(person.userId, systemClock.now());
  return (
    <div className="grid max-w-3xl gap-4">
      <ProfileCard name={person.name} email={person.email} role={ROLE_LABEL[person.role]} />
      {(await hasPassword(person.userId)) && <PasswordCard email={person.email} />}
      <SessionsCard sessions={sessions.map((each) => ({ ...each, current: each.id === person.sessionId }))} />
    </div>
  );
});
