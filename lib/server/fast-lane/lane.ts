import type { IncomingMessage, ServerResponse } from 'node:http';
import { Worker } from 'node:worker_threads';
import { AppError } from '@/lib/core';
import { threadFile } from '@/lib/platform/compute/files';
import { log } from '@/lib/platform/log';
import { problemResponse } from '../problem';
import { type FastMatch, matchFast } from './fast-paths';
import type { LaneAnswer, LaneRequest } from './wire';

/** Larger than any body that is taken; what says no length, or a greater one, is for the router to read and refuse. */
const BODY_LIMIT = 1_100_000;
const YOUNG_MB = 64;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** Requests that programs send all the time, answered by a thread of its own (`thread.ts`), past Next's router. */
export class FastLane {
  private thread: Worker | undefined;
  private up = false;
  private closing = false;
  private pause = FIRST_PAUSE_MS;
  private next = 0;
  private readonly pending = new Map<number, ServerResponse>();

  constructor() {
    this.start();
  }

  /** Whether the thread answers. */
  get isUp(): boolean {
    return this.up;
  }

  /** Takes a request, or leaves it untouched for Next and says false. */
  take(request: IncomingMessage, response: ServerResponse): boolean {
    if (!this.up) return false;
    const match = matchFast(request.method ?? '', request.url ?? '');
    if (!match) return false;
    const length = lengthOf(request);
    const url = `http://${request.headers.host}${request.url}`;
    if (length === undefined || !URL.canParse(url)) return false;
    if (length === 0) this.send(match, url, request, response, null);
    else this.read(match, url, request, response, length);
    return true;
  }

  /** Ends the thread; another one starts. */
  async end(): Promise<void> {
    await this.thread?.terminate();
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.end();
  }

  private read(match: FastMatch, url: string, request: IncomingMessage, response: ServerResponse, length: number) {
    const body = Buffer.allocUnsafeSlow(length);
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.copy(body, size);
    });
    request.on('end', () => {
      if (size === length) this.send(match, url, request, response, body);
    });
  }

  private send(
    { path, params }: FastMatch,
    url: string,
    request: IncomingMessage,
    response: ServerResponse,
    body: Uint8Array<ArrayBuffer> | null,
  ): void {
    const { thread } = this;
    if (!thread || !this.up) {
      refuse(response);
      return;
    }
    this.next += 1;
    const id = this.next;
    this.pending.set(id, response);
    const call: LaneRequest = {
      id,
      path,
      params,
      method: request.method ?? '',
      url,
      headers: headersOf(request),
      body,
    };
    thread.postMessage(call, body ? [body.buffer] : []);
  }

  private start(): void {
    const thread = new Worker(threadFile('lane'), {
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.thread = thread;
    thread.on('message', (said: LaneAnswer | 'up') => {
      if (said === 'up') this.up = true;
      else this.answer(said);
    });
    thread.on('error', (error) => log.error({ err: error }, 'the fast lane failed'));
    thread.on('exit', () => this.restart());
    thread.unref();
  }

  private restart(): void {
    this.up = false;
    for (const response of this.pending.values()) refuse(response);
    this.pending.clear();
    if (this.closing) return;
    setTimeout(() => this.start(), this.pause).unref();
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }

  private answer({ id, status, headers, body }: LaneAnswer): void {
    const response = this.pending.get(id);
    this.pending.delete(id);
    if (!response || response.destroyed) return;
    for (const [name, value] of headers) response.setHeader(name, value);
    response.writeHead(status, { 'content-length': Buffer.byteLength(body) }).end(body);
  }
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

/** The thread died with the request: a client repeats it, and message ids keep it from counting twice. */
function refuse(response: ServerResponse): void {
  if (response.destroyed || response.headersSent) return;
  const error = new AppError('unavailable', 'The answer was lost on our side. Try again in a moment.', {
    retryAfter: 1,
  });
  const problem = problemResponse(error, 'lane');
  response.writeHead(problem.status, Object.fromEntries(problem.headers));
  void problem.text().then((text) => response.end(text));
}
