import { z } from 'zod';
import { endpoint } from '../endpoint';

const params = z.object({ nextauth: z.array(z.string()) });
const shared = { path: '/api/auth/{nextauth}', access: { kind: 'public' }, params, internal: true } as const;

/** The addresses of next-auth: sign-in, call-back of the identity provider, sign-out. */
export const authRead = endpoint({
  ...shared,
  name: 'authRead',
  method: 'GET',
  summary: 'Sign-in pages and call-backs',
});
export const authWrite = endpoint({ ...shared, name: 'authWrite', method: 'POST', summary: 'Sign in and out' });
