import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { CodeBlock } from '@/components/ui/code-block';
import { env } from '@/lib/platform/env';
import { oidcProvider } from '@/lib/server/auth/oidc-provider';
import { page } from '@/lib/server/page';
import { publicOrigin } from '@/lib/server/public-origin';
import { ROLE_LABEL } from '@/lib/services/accounts/permissions';
import { SESSION_SECONDS } from '@/lib/services/accounts/start-session';
import { LOCK_AFTER, LOCK_MINUTES } from '@/lib/services/accounts/verify-credentials';

export const metadata: Metadata = { title: 'Sign-in' };

const VARIABLES = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME', 'OIDC_DEFAULT_ROLE']
  .map((name) => `${name}=`)
  .join('\n');

export default page({ permission: 'settings.manage' }, async () => {
  const settings = env();
  const provider = oidcProvider(settings);
  const strangers = settings.OIDC_DEFAULT_ROLE;
  return (
    <div className="grid max-w-3xl gap-4">
      <Card aria-labelledby="passwords">
        <CardHead title="Email and password" id="passwords" actions={<Chip tone="good">On</Chip>} />
        <CardBody>
          <dl className="grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-[12rem_1fr]">
            <dt className="text-ink-3">Wrong passwords</dt>
            <dd>
              {LOCK_AFTER} in a row lock the account for {LOCK_MINUTES} minutes; an admin can unlock it under Team
            </dd>
            <dt className="text-ink-3">Signed in for</dt>
            <dd>{SESSION_SECONDS / 86_400} days, then the password is asked for again</dd>
            <dt className="text-ink-3">Passwords are kept as</dt>
            <dd>salted scrypt hashes</dd>
          </dl>
        </CardBody>
      </Card>
      <Card aria-labelledby="provider">
        <CardHead
          title="Identity provider (OpenID Connect)"
          id="provider"
          actions={provider ? <Chip tone="good">On</Chip> : <Chip>Not configured</Chip>}
        />
        <CardBody className="grid gap-4 text-sm">
          {provider ? (
            <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[12rem_1fr]">
              <dt className="text-ink-3">Name on the button</dt>
              <dd>{provider.name}</dd>
              <dt className="text-ink-3">Issuer</dt>
              <dd className="[overflow-wrap:anywhere]">{settings.OIDC_ISSUER}</dd>
              <dt className="text-ink-3">People without an account</dt>
              <dd>
                {strangers ? `get one as ${ROLE_LABEL[strangers].toLowerCase()}` : 'are refused: invite them first'}
              </dd>
            </dl>
          ) : (
            <p className="text-ink-2">
              Set these variables where the product is started and restart it. The provider is found by its discovery
              document; people are matched by their verified email.
            </p>
          )}
          {!provider && <CodeBlock code={VARIABLES} label="variables" />}
          <div className="grid gap-1.5">
            <p className="text-ink-3 text-xs">Redirect address to register with the provider</p>
            <CodeBlock code={`${publicOrigin(await headers())}/api/auth/callback/oidc`} label="redirect address" />
          </div>
        </CardBody>
      </Card>
    </div>
  );
});
