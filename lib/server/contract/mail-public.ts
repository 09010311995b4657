import { z } from 'zod';
import { endpoint, type Method } from '../endpoint';

/** What the links of an email lead to. The token is what lets one in: it is signed, and says whose and for what it is. */
const params = z.object({ token: z.string().max(8_000) });
const stranger = { kind: 'public' } as const;
const declared = (name: string, method: Method, path: string, summary: string) =>
  endpoint({ name, method, path, summary, access: stranger, params, internal: true, audit: false });

export const mailOpen = declared('mail.open', 'GET', '/t/o/{token}', 'The pixel of an email');
export const mailClick = declared('mail.click', 'GET', '/t/c/{token}', 'A link of an email: on to where it leads');
export const showUnsubscribe = declared(
  'mail.showUnsubscribe',
  'GET',
  '/u/{token}',
  'A page with a button; changes nothing',
);
export const unsubscribe = declared('mail.unsubscribe', 'POST', '/u/{token}', 'One-click unsubscribing (RFC 8058)');
export const showPreferences = declared(
  'mail.showPreferences',
  'GET',
  '/p/{token}',
  'The preference centre, or a confirmation to press',
);
export const savePreferences = declared(
  'mail.savePreferences',
  'POST',
  '/p/{token}',
  'What a customer has chosen there',
);

export const takeMailReports = endpoint({
  name: 'mail.takeReports',
  method: 'POST',
  path: '/api/mail/{provider}',
  summary: 'Bounces, complaints and deliveries, as the mail provider tells them',
  access: stranger,
  params: z.object({ provider: z.enum(['ses', 'sendgrid', 'postmark', 'mailgun']) }),
  internal: true,
});
