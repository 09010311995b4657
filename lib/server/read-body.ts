import { AppError, jsonPointer } from '@/lib/core';

const MAX_DEPTH = 100;

/** Bytes of a request's body; `tooLarge` as soon as more than `limit` have come. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > limit) throw tooLarge(limit);
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = plainBody(request, request.body).getReader();
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
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return body;
  if (encoding !== 'gzip' && encoding !== 'deflate') {
    throw new AppError('unsupportedMediaType', 'Send the body plain, or with the encoding gzip or deflate.');
  }
  return body.pipeThrough(new DecompressionStream(encoding));
}

const tooLarge = (limit: number): AppError =>
  new AppError('tooLarge', `The body is larger than ${Math.floor(limit / 1000)} KB.`);

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The JSON value of UTF-8 bytes. Errors: `malformed` for invalid UTF-8, invalid JSON, more than 100 levels. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) throw new AppError('malformed', 'The body is empty; a JSON document is expected.');
  checkDepth(bytes);
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new AppError('malformed', 'The body is not valid UTF-8.');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError(
      'malformed',
      `The body is not valid JSON: ${error instanceof Error ? error.message : 'unreadable'}.`,
    );
  }
}

/** Counts brackets outside strings, so that no later step can be made to recurse without bound. */
function checkDepth(bytes: Uint8Array): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i];
    if (inString) {
      if (byte === 0x5c) i += 1;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > MAX_DEPTH)
        throw new AppError('malformed', `The document is nested more than ${MAX_DEPTH} levels deep.`);
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
}

/** Path of the first text that holds a NUL character (which no text column can store), or undefined. */
export function findNul(value: unknown, path: PropertyKey[] = []): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') ? jsonPointer(path) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    if (key.includes('\u0000')) return jsonPointer(path);
    const found = findNul(child, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** True for `application/json` and its `+json` relatives. */
export function isJsonRequest(request: Request): boolean {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || type.endsWith('+json');
}
