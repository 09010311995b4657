import { AppError, jsonPointer } from '@/lib/core';

const MAX_DEPTH = 100;

/** Bodies that were read before their requests were made: no stream is made of them to be read again. */
const known = new WeakMap<Request, Uint8Array<ArrayBuffer>>();

/** A request whose body, as it was sent, is here already. */
export function requestWith(body: Uint8Array<ArrayBuffer>, url: string, init: Omit<RequestInit, 'body'>): Request {
  const request = new Request(url, init);
  known.set(request, body);
  return request;
}

/** Bytes of a request's body; `tooLarge` as soon as more than `limit` have come. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > limit) throw tooLarge(limit);
  const whole = known.get(request);
  if (whole && isPlain(request)) {
    if (whole.byteLength > limit) throw tooLarge(limit);
    return whole;
  }
  const body = whole ? new Blob([whole]).stream() : request.body;
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = plainBody(request, body).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new AppError('malformed', 'The body could not be read to its end.');
    });
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}

/** The body as sent, unpacked where the client packed it; the limit counts unpacked bytes. */
function plainBody(request: Request, body: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array> {
  if (isPlain(request)) return body;
  const encoding = encodingOf(request);
  if (encoding !== 'gzip' && encoding !== 'deflate') {
    throw new AppError('unsupportedMediaType', 'Send the body plain, or with the encoding gzip or deflate.');
  }
  return body.pipeThrough(new DecompressionStream(encoding));
}

const encodingOf = (request: Request): string =>
  (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
const isPlain = (request: Request): boolean => ['identity', ''].includes(encodingOf(request));

const tooLarge = (limit: number): AppError =>
  new AppError('tooLarge', `The body is larger than ${Math.floor(limit / 1000)} KB.`);

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The JSON value of UTF-8 bytes. Errors: `malformed` for invalid UTF-8, invalid JSON, more than 100 levels. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) throw new AppError('malformed', 'The body is empty; a JSON document is expected.');
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new AppError('malformed', 'The body is not valid UTF-8.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text); // V8's parser does not recurse
  } catch (error) {
    throw new AppError(
      'malformed',
      `The body is not valid JSON: ${error instanceof Error ? error.message : 'unreadable'}.`,
    );
  }
  if (isDeeper(value, MAX_DEPTH))
    throw new AppError('malformed', `The document is nested more than ${MAX_DEPTH} levels deep.`);
  return value;
}

/** Whether a value has more levels, so that no later step can be made to recurse without bound. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (const child of value) if (isDeeper(child, levels - 1)) return true;
    return false;
  }
  for (const key in value) {
    const child = (value as Record<string, unknown>)[key];
    if (typeof child === 'object' && isDeeper(child, levels - 1)) return true;
  }
  return false;
}

/** What a text column cannot store. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** Path of the first text (or key) that holds a NUL character or half of a surrogate pair, or undefined. */
export function findUnstorable(value: unknown, path: PropertyKey[] = []): string | undefined {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? jsonPointer(path) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    if (UNSTORABLE.test(key)) return jsonPointer(path);
    const found = findUnstorable(child, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** True for `application/json` and its `+json` relatives. */
export function isJsonRequest(request: Request): boolean {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || type.endsWith('+json');
}
