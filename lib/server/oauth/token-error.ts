import type { z } from 'zod';
import type { tokenErrorSchema } from '../contract/oauth';

type Body = z.infer<typeof tokenErrorSchema>;

/** A refusal of the token endpoint, in the words of RFC 6749 section 5.2. */
export class TokenError extends Error {
  override readonly name = 'TokenError';

  constructor(
    readonly code: Body['error'],
    message: string,
  ) {
    super(message);
  }

  response(): Response {
    const unknown = this.code === 'invalid_client';
    const body: Body = { error: this.code, error_description: this.message };
    return Response.json(body, {
      status: unknown ? 401 : 400,
      headers: {
        'cache-control': 'no-store',
        pragma: 'no-cache',
        ...(unknown ? { 'www-authenticate': 'Basic realm="kindred", charset="UTF-8"' } : {}),
      },
    });
  }
}
