import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isAppError } from '@/lib/core';
import { findUnstorable, isJsonRequest, parseJson, readBytes, requestWith } from './read-body';

type Post = (body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>) => Request;
const streamed: Post = (body, headers = {}) => new Request('http://kindred.test/', { method: 'POST', body, headers });
const read: Post = (body, headers = {}) =>
  requestWith(typeof body === 'string' ? bytes(body) : body, 'http://kindred.test/', { method: 'POST', headers });
const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return 'no error';
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
};
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

describe.each([
  { way: 'as a stream', post: streamed },
  { way: 'that was read before', post: read },
])('readBytes of a body $way', ({ post }) => {
  it('stops a body that is too large, whether it says so or not', async () => {
    const large = 'x'.repeat(2_000);
    expect(await codeOf(() => readBytes(post(large, { 'content-length': '2000' }), 1_000))).toBe('tooLarge');
    expect(await codeOf(() => readBytes(post(large), 1_000))).toBe('tooLarge');
    expect((await readBytes(post('x'.repeat(1_000)), 1_000)).byteLength).toBe(1_000);
  });

  it('unpacks gzip and counts the unpacked bytes', async () => {
    const packed = new Uint8Array(gzipSync(`{"a":"${'y'.repeat(5_000)}"}`));
    const headers = { 'content-encoding': 'gzip' };
    expect(parseJson(await readBytes(post(packed, headers), 6_000))).toHaveProperty('a');
    expect(await codeOf(() => readBytes(post(packed, headers), 1_000))).toBe('tooLarge');
    expect(await codeOf(() => readBytes(post('no gzip', headers), 1_000))).toBe('malformed');
    expect(await codeOf(() => readBytes(post('x', { 'content-encoding': 'br' }), 1_000))).toBe('unsupportedMediaType');
  });
});

describe('parseJson', () => {
  it('refuses what is no JSON, no UTF-8, empty or deeper than 100 levels', async () => {
    for (const text of [
      '',
      '{"a":',
      'undefined',
      `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      '{"a":'.repeat(10_000),
    ]) {
      expect(await codeOf(() => parseJson(bytes(text)))).toBe('malformed');
    }
    expect(await codeOf(() => parseJson(new Uint8Array([0x22, 0xff, 0x22])))).toBe('malformed');
  });

  it('counts no bracket inside a text', () => {
    expect(parseJson(bytes(JSON.stringify({ a: '['.repeat(500), b: '\\"[[[' })))).toHaveProperty('a');
  });
});

describe('findUnstorable', () => {
  it('names the place of a NUL character or half of a surrogate pair, in a value or a key', () => {
    expect(findUnstorable({ a: [{ 'b/c': 'x\u0000' }] })).toBe('/a/0/b~1c');
    expect(findUnstorable({ a: { 'x\u0000': 1 } })).toBe('/a');
    expect(findUnstorable({ a: ['ok', 'x\ud800'] })).toBe('/a/1');
    expect(findUnstorable({ a: '\\u0000', b: '😀' })).toBeUndefined();
  });
});

it('takes JSON content types only', () => {
  const of = (type: string): boolean => isJsonRequest(streamed('{}', { 'content-type': type }));
  expect(['application/json', 'application/json; charset=utf-8', 'application/merge-patch+json'].every(of)).toBe(true);
  expect(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''].some(of)).toBe(false);
});
