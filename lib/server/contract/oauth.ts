import { z } from 'zod';
import { endpoint } from '../endpoint';

export const issueToken = endpoint({
  name: 'issueToken',
  method: 'POST',
  path: '/api/oauth/token',
  summary: 'A bearer token for client credentials (RFC 6749 section 4.4)',
  access: { kind: 'public' },
  output: z.object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.number().int().describe('Seconds.'),
    scope: z.string().describe('Scopes of the token, separated by spaces.'),
  }),
});

/** The body, `application/x-www-form-urlencoded`; the credentials may come by HTTP Basic instead. */
export const tokenForm = z.object({
  grant_type: z.literal('client_credentials'),
  scope: z.string().optional().describe('Scopes separated by spaces; all of the client where omitted.'),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
});

/** A refusal as RFC 6749 section 5.2 writes it. */
export const tokenErrorSchema = z.object({
  error: z.enum([
    'invalid_request',
    'invalid_client',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_scope',
  ]),
  error_description: z.string(),
});
