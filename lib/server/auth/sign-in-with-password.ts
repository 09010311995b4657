import type { z } from 'zod';
import { systemClock } from '@/lib/core/clock';
import type { signInForm } from '@/lib/services/accounts/forms';
import { type KnownPerson, verifyCredentials } from '@/lib/services/accounts/verify-credentials';
import { limitSignIns } from './limit-sign-ins';

/** Checks an email and a password, with the limits against guessing. Errors: those of `verifyCredentials`. */
export const signInWithPassword = (headers: Headers, input: z.output<typeof signInForm>): Promise<KnownPerson> =>
  limitSignIns(headers, () => verifyCredentials({ ...input, at: systemClock.now() }));
