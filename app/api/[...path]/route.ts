import { AppError } from '@/lib/core';
import { nowhere } from '@/lib/server/contract/nowhere';
import { route } from '@/lib/server/route';

// Programs get a problem document where there is nothing, not a page for people.
const answer = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') =>
  route(nowhere(method), async ({ request }) => {
    throw new AppError(
      'notFound',
      `There is nothing at ${new URL(request.url).pathname}. GET /api/v1/openapi.json lists what there is.`,
    );
  });

export const GET = answer('GET');
export const POST = answer('POST');
export const PUT = answer('PUT');
export const PATCH = answer('PATCH');
export const DELETE = answer('DELETE');
