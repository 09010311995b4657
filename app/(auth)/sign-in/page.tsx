import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { Callout } from '@/components/ui/callout';
import { env } from '@/lib/platform/env';
import { oidcProvider } from '@/lib/server/auth/oidc-provider';
import { publicPage } from '@/lib/server/page';
import { requestOrigin } from '@/lib/server/public-origin';
import { hasPeople } from '@/lib/services/accounts/has-people';
import { listDemoSignIns } from '@/lib/services/accounts/list-demo-sign-ins';
import { LANDING } from '@/lib/services/accounts/permissions';
import { PROVIDER_REFUSALS } from '@/lib/services/accounts/sign-in-with-provider';
import { AuthCard } from '../_components/auth-card';
import { safePath } from '../_components/safe-path';
import { DemoSignIns } from './_components/demo-sign-ins';
import { ProviderButton } from './_components/provider-button';
import { SignInForm } from './_components/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

const refusals: Record<string, string> = {
  ...PROVIDER_REFUSALS,
  OAuthSignin: 'The identity provider cannot be reached. Try again, or sign in with a password.',
  OAuthCallback: 'The identity provider did not confirm the sign-in. Try again.',
};

export default publicPage('It is where people sign in.', async ({ person, query }) => {
  // After a sign-in that the identity provider did not confirm, next-auth hands the wanted address back whole.
  const here = requestOrigin(await headers());
  const wanted = query.callbackUrl?.startsWith(`${here}/`) ? query.callbackUrl.slice(here.length) : query.callbackUrl;
  if (person) redirect(safePath(wanted, LANDING[person.role]));
  if (!(await hasPeople())) redirect('/setup');
  const provider = oidcProvider(env());
  const demo = await listDemoSignIns();
  return (
    <>
      <AuthCard title="Sign in">
        {query.error && <Callout tone="bad">{refusals[query.error] ?? 'The sign-in did not work. Try again.'}</Callout>}
        <SignInForm callbackUrl={wanted} />
        {provider && <ProviderButton name={provider.name} callbackUrl={safePath(wanted, '/')} />}
      </AuthCard>
      {demo.length > 0 && <DemoSignIns signIns={demo} />}
    </>
  );
});
