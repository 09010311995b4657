import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '@/lib/platform/log';
import { problemResponse, toAppError } from '../problem';
import { requestWith } from '../read-body';
import { type FastMatch, matchFast } from './fast-paths';
import { fastHandlers } from './handlers';

/** Larger than any body that is taken; what says no length, or a greater one, is for the router to read and refuse. */
const BODY_LIMIT = 1_100_000;
const HANDLERS = fastHandlers();

/** Answers what programs send all the time; leaves any other request untouched, and says false. */
export function takeFast(request: IncomingMessage, response: ServerResponse): boolean {
  const match = matchFast(request.method ?? '', request.url ?? '');
  if (!match) return false;
  const length = lengthOf(request);
  const url = `http://${request.headers.host}${request.url}`;
  if (length === undefined || !URL.canParse(url)) return false;
  if (length === 0) void serve(match, url, request, response);
  else readBody(request, length, (body) => void serve(match, url, request, response, body));
  return true;
}

function readBody(request: IncomingMessage, length: number, onRead: (body: Uint8Array<ArrayBuffer>) => void): void {
  const body = Buffer.allocUnsafeSlow(length);
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.copy(body, size);
  });
  // A caller who leaves before the end has sent nothing.
  request.on('end', () => size === length && onRead(body));
}

async function serve(
  { path, params }: FastMatch,
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
  body?: Uint8Array<ArrayBuffer>,
): Promise<void> {
  let answer: Response;
  try {
    const init = { method: request.method, headers: headersOf(request) };
    const asked = body ? requestWith(body, url, init) : new Request(url, init);
    answer = await HANDLERS[path](asked, { params: Promise.resolve(params) });
  } catch (error) {
    log.error({ err: error, path }, 'a request failed before it began');
    answer = problemResponse(toAppError(error), 'unread');
  }
  const text = await answer.text();
  if (response.destroyed) return;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.writeHead(answer.status, { 'content-length': Buffer.byteLength(text) }).end(text);
}

/** Bytes of the body to come; undefined where that is not known or too much. */
function lengthOf({ method, headers }: IncomingMessage): number | undefined {
  if (headers['transfer-encoding'] !== undefined || headers.expect !== undefined) return undefined;
  const said = headers['content-length'];
  if (said === undefined) return method === 'GET' ? 0 : undefined;
  const length = Number(said);
  if (method === 'GET' && length > 0) return undefined;
  return Number.isInteger(length) && length >= 0 && length <= BODY_LIMIT ? length : undefined;
}

/** As they came, with the caller's address where no proxy has named it (which Next does too). */
function headersOf({ headers, socket }: IncomingMessage): [string, string][] {
  const list: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) list.push([name, typeof value === 'string' ? value : value.join(', ')]);
  }
  if (headers['x-forwarded-for'] === undefined && socket.remoteAddress)
    list.push(['x-forwarded-for', socket.remoteAddress]);
  return list;
}
