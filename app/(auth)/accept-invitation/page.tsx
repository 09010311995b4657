import type { Metadata } from 'next';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { systemClock } from '@/lib/core/clock';
import { publicPage } from '@/lib/server/page';
import { findInvitation } from '@/lib/services/accounts/find-invitation';
import { ROLE_LABEL } from '@/lib/services/accounts/permissions';
import { AuthCard } from '../_components/auth-card';
import { AcceptForm } from './_components/accept-form';

// The link is a secret: it goes to nobody else by the Referer header.
export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

export default publicPage('The token in the link is what lets one in.', async ({ query }) => {
  const token = query.token ?? '';
  const invitation = await findInvitation(token, systemClock.now());
  if (!invitation) {
    return (
      <AuthCard
        title="This invitation is no longer valid"
        description="It has been used, withdrawn or is older than a week. Ask an admin for a new one."
      >
        <Button asChild size="lg">
          <Link href="/sign-in">Go to the sign-in</Link>
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Join Kindred"
      description={
        <>
          You are invited as {ROLE_LABEL[invitation.role].toLowerCase()} with <b>{invitation.email}</b>.
        </>
      }
    >
      <AcceptForm token={token} email={invitation.email} />
    </AuthCard>
  );
});
