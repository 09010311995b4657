import { z } from 'zod';
import { email, givenPassword, label, newPassword, personName, role, scopes } from './fields';

/** The forms of accounts and access: the browser checks with them while one types, the server when it is sent. */
export const signInForm = z.object({ email, password: givenPassword });
export const setupForm = z.object({ name: personName, email, password: newPassword });
export const acceptForm = z.object({ token: z.string().min(1).max(200), name: personName, password: newPassword });

export const renameForm = z.object({ name: personName });
export const passwordForm = z
  .object({ current: givenPassword, next: newPassword, again: z.string() })
  .refine(({ next, again }) => next === again, { path: ['again'], message: 'This is not the same password.' });

export const inviteForm = z.object({ email, role });
export const roleForm = z.object({ userId: z.string(), role });

export const writeKeyForm = z.object({ name: label });
export const apiClientForm = z.object({ name: label, scopes });

/** An act on one thing, by its id. */
export const idForm = z.object({ id: z.string().min(1).max(100) });
export const emptyForm = z.object({});
