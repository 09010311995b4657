import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { publicPage } from '@/lib/server/page';
import { hasPeople } from '@/lib/services/accounts/has-people';
import { AuthCard } from '../_components/auth-card';
import { SetupForm } from './_components/setup-form';

export const metadata: Metadata = { title: 'Set up' };

export default publicPage(
  'An empty product has nobody who could sign in; with anybody there it sends on.',
  async () => {
    if (await hasPeople()) redirect('/sign-in');
    return (
      <AuthCard
        title="Welcome to Kindred"
        description="Nobody has an account yet. You will be the first admin: you invite the others and connect the shop's data."
      >
        <SetupForm />
      </AuthCard>
    );
  },
);
