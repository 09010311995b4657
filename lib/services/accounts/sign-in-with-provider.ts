import { err, ok, type Result } from '@/lib/core';
import { prisma } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { createPerson } from './create-person';

/** Why the identity provider's word was not enough. */
export const PROVIDER_REFUSALS = {
  noEmail: 'The identity provider did not say your email address.',
  unverified: 'The identity provider has not verified your email address.',
  disabled: 'This account is disabled. An admin can enable it again.',
  uninvited: 'You have no account here yet. Ask an admin for an invitation.',
} as const;
export type ProviderRefusal = keyof typeof PROVIDER_REFUSALS;

/**
 * The account of a person whom the identity provider vouches for: the one with the same verified email, else a new one
 * in the role that the configuration gives to strangers. Answers its id, or why not.
 */
export async function signInWithProvider(input: {
  email: string | null | undefined;
  emailVerified: boolean;
  name: string | null | undefined;
  at: Date;
}): Promise<Result<string, ProviderRefusal>> {
  const email = input.email?.trim().toLowerCase();
  if (!email) return err('noEmail');
  if (!input.emailVerified) return err('unverified');
  const known = await prisma().user.findUnique({ where: { email } });
  if (known) return known.disabledAt ? err('disabled') : ok(known.id);
  const role = env().OIDC_DEFAULT_ROLE;
  if (!role) return err('uninvited');
  return ok(await createPerson({ name: input.name?.trim() || email, email, role, at: input.at }));
}
