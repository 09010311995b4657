import type { APIRequestContext } from '@playwright/test';
import { readDemo } from './demo';

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** A connection that was kept alive may be closed just as it is used again. */
const again = { maxRetries: 2 };

/** A program with the demo's API client: every call carries its bearer token. */
export async function apiClient(request: APIRequestContext) {
  const demo = readDemo();
  const answer = await request.post('/api/oauth/token', {
    headers: { authorization: basic(demo.clientId, demo.clientSecret) },
    form: { grant_type: 'client_credentials' },
    ...again,
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}` };
  return {
    get: (path: string) => request.get(path, { headers, ...again }),
    post: (path: string, data: unknown) => request.post(path, { headers, data, ...again }),
    patch: (path: string, data: unknown) => request.patch(path, { headers, data, ...again }),
    delete: (path: string) => request.delete(path, { headers, ...again }),
  };
}

/** An event source with the demo's write key. */
export function eventSource(request: APIRequestContext) {
  const headers = { authorization: basic(readDemo().writeKey, '') };
  return {
    send: (call: string, data: unknown) => request.post(`/api/v1/${call}`, { headers, data }),
    /** Exactly these bytes: a text would be made into JSON first. */
    raw: (call: string, body: Buffer | string, type = 'application/json') =>
      request.post(`/api/v1/${call}`, { headers: { ...headers, 'content-type': type }, data: Buffer.from(body) }),
  };
}
