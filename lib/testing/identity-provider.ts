import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A person whom the provider knows; `sub` is what one types to sign in there. */
export interface ProviderPerson {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  /** Its email is told by the userinfo endpoint alone, as OpenID Connect Core 5.4 has it; else by the ID token too. */
  discreet?: boolean;
}

export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  people: Map<string, ProviderPerson>;
  /** What it was asked for, in order: the paths of its endpoints. */
  asked: string[];
  close(): Promise<void>;
}

/** A certified OpenID Connect provider on this machine. It signs in whoever types a `sub` of its people. */
export async function openIdentityProvider(redirect: string): Promise<IdentityProvider> {
  const people = new Map<string, ProviderPerson>();
  const asked: string[] = [];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { id: 'kindred', secret: 'a secret between the two, for tests only' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [redirect],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['a key for tests only'] },
    findAccount: (_context, sub) => {
      const person = people.get(sub);
      if (!person) return undefined;
      const { discreet, ...claims } = person;
      return { accountId: sub, claims: (use) => (discreet && use === 'id_token' ? { sub } : { ...claims }) };
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    asked.push(request.url?.split('?')[0] ?? '');
    void answer(request, response);
  });
  return {
    issuer,
    clientId: client.id,
    clientSecret: client.secret,
    people,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
