import { z } from 'zod';
import { systemClock } from '@/lib/core/clock';
import { email, givenPassword } from '@/lib/services/accounts/fields';
import { type KnownPerson, verifyCredentials } from '@/lib/services/accounts/verify-credentials';
import { limitSignIns } from './limit-sign-ins';

export const signInForm = z.object({ email, password: givenPassword });

/** Checks an email and a password, with the limits against guessing. Errors: those of `verifyCredentials`. */
export const signInWithPassword = (headers: Headers, input: z.output<typeof signInForm>): Promise<KnownPerson> =>
  limitSignIns(headers, () => verifyCredentials({ ...input, at: systemClock.now() }));
