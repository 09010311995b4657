import { z } from 'zod';
import { ROLES, SCOPES, type Scope } from './permissions';

/** The fields of the account forms, with the words that a person reads beside them. */
const PASSWORD_MIN = 10;
const PASSWORD_MAX = 200;

/** Length is what counts (NIST SP 800-63B section 5.1.1); spaces and all of Unicode are welcome. */
export const newPassword = z
  .string()
  .min(PASSWORD_MIN, `At least ${PASSWORD_MIN} characters.`)
  .max(PASSWORD_MAX, `At most ${PASSWORD_MAX} characters.`);

/** A password to be checked: any text that is not absurdly long. */
export const givenPassword = z.string().min(1, 'Enter your password.').max(1_000, 'This is too long for a password.');

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'This is too long for an email address.')
  .pipe(z.email('Enter an email address such as ada@example.com.'));

export const personName = z.string().trim().min(1, 'Enter a name.').max(100, 'At most 100 characters.');
export const label = z
  .string()
  .trim()
  .min(1, 'Enter a name that says what it is for.')
  .max(100, 'At most 100 characters.');
export const role = z.enum(ROLES, { error: 'Choose a role.' });
export const scopes = z
  .array(z.enum(SCOPES as [Scope, ...Scope[]]))
  .min(1, 'Choose at least one scope.')
  .max(SCOPES.length);
