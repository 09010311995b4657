import { afterEach, expect, test, vi } from 'vitest';
import { ApiError, api, messageOf, onSignedOut } from './api';

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: BodyInit | null) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(body, { status })),
  );

test('a refusal carries the problem and its places', async () => {
  answer(
    422,
    JSON.stringify({
      title: 'Not valid',
      status: 422,
      detail: 'A name is needed.',
      errors: [{ path: '/name', message: 'Required' }],
    }),
  );
  const failure = await api('/api/x', { json: {} }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ApiError);
  expect(messageOf(failure)).toBe('A name is needed.');
  expect((failure as ApiError).errors).toEqual([{ path: '/name', message: 'Required' }]);
});

test('an answer that is no problem document still reads as a sentence', async () => {
  answer(502, '<html>Bad gateway</html>');
  await expect(api('/api/x')).rejects.toThrow('The server could not answer; nothing was changed');
});

test('a server that is away is said to be away', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.reject(new TypeError('fetch failed'))),
  );
  await expect(api('/api/x')).rejects.toThrow('The server cannot be reached');
});

test('a session that ended asks for the sign-in', async () => {
  answer(401, JSON.stringify({ title: 'Sign in', status: 401 }));
  const heard = vi.fn();
  const stop = onSignedOut(heard);
  await expect(api('/api/x')).rejects.toThrow('Sign in');
  stop();
  expect(heard).toHaveBeenCalledOnce();
});

test('the query leaves out what is missing', async () => {
  answer(200, '{"ok":true}');
  await api('/api/x', { query: { q: 'a b', cursor: null, limit: 5 } });
  expect(vi.mocked(fetch).mock.calls[0]?.[0]).toBe('/api/x?q=a+b&limit=5');
});
