import { AppError } from '@/lib/core';
import { prisma } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { createPerson } from './create-person';

/**
 * The account of a person whom the identity provider vouches for: the one with the same verified email, else a new one
 * in the role that the configuration gives to strangers. Answers its id. Errors: `forbidden`, with the reason.
 */
export async function signInWithProvider(input: {
  email: string | null | undefined;
  emailVerified: boolean;
  name: string | null | undefined;
  at: Date;
}): Promise<string> {
  const email = input.email?.trim().toLowerCase();
  if (!email) throw new AppError('forbidden', 'The identity provider did not say your email address.');
  if (!input.emailVerified)
    throw new AppError('forbidden', 'The identity provider has not verified your email address.');
  const known = await prisma().user.findUnique({ where: { email } });
  if (known?.disabledAt) throw new AppError('forbidden', 'This account is disabled. An admin can enable it again.');
  if (known) return known.id;
  const role = env().OIDC_DEFAULT_ROLE;
  if (!role) throw new AppError('forbidden', 'You have no account here yet. Ask an admin for an invitation.');
  return createPerson({ name: input.name?.trim() || email, email, role, at: input.at });
}
