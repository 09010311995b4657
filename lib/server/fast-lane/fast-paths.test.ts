import { expect, it } from 'vitest';
import { ENDPOINTS } from '../contract';
import { FAST_PATHS, matchFast } from './fast-paths';

it('knows the calls of the tracking specification under both of their addresses', () => {
  for (const call of ['identify', 'track', 'page', 'screen', 'group', 'alias', 'batch']) {
    expect(matchFast('POST', `/v1/${call}`)).toEqual({ path: `POST /api/v1/${call}`, params: {} });
    expect(matchFast('POST', `/api/v1/${call}?a=1`)).toEqual({ path: `POST /api/v1/${call}`, params: {} });
  }
});

it('decodes what stands in the path, and leaves a broken escape to the router', () => {
  expect(matchFast('GET', '/api/v1/customers/a%20b%2Fc/segments')?.params).toEqual({ id: 'a b/c' });
  expect(matchFast('GET', '/api/v1/customers/a%/segments')).toBeUndefined();
});

it.each([
  ['GET', '/api/v1/batch'],
  ['OPTIONS', '/api/v1/track'],
  ['POST', '/api/v1/batch/more'],
  ['GET', '/api/v1/customers/a/b/segments'],
  ['GET', '/v1/customers/a/segments'],
  ['POST', '/'],
])('leaves %s %s to the router', (method, url) => expect(matchFast(method, url)).toBeUndefined());

it('names only what the contract declares', () => {
  const declared = ENDPOINTS.map(({ method, path }) => `${method} ${path}`);
  for (const path of FAST_PATHS) expect(declared).toContain(path);
});
