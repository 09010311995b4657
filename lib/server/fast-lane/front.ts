import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createProxyServer } from 'httpxy';
import { AppError, newId } from '@/lib/core';
import { log } from '@/lib/platform/log';
import { problemOf } from '../problem';
import { FRONT_KEEPS_MS, FRONT_REUSES_MS } from './keep-alive';
import { takeFast } from './lane';
import { offeredMethods } from './offered-methods';

/** A question that takes longer has been given up by then (API.md); downloads send all the while. */
const LONGEST_SILENCE_MS = 150_000;

/**
 * The server that everybody reaches: what programs call all the time it answers itself (`lane.ts`), so that it waits for
 * no page; everything else it hands to `pages`, the address of Next's own server,
 * on connections that it closes itself when they have been idle for `reuses` milliseconds.
 */
export function createFront(pages: string, { reuses = FRONT_REUSES_MS } = {}): Server {
  // Under way, `proxyTimeout` holds instead.
  const agent = new Agent({ keepAlive: true, maxSockets: 512, timeout: reuses });
  const proxy = createProxyServer({ target: pages, agent, proxyTimeout: LONGEST_SILENCE_MS });
  proxy.on('error', (error, request, response) => {
    const { method, url } = request ?? {};
    log.warn({ err: error, method, path: url?.split('?')[0] }, 'the pages did not answer');
    if (response && 'writeHead' in response) refuse(response, isAway(error));
  });
  // Next refuses a method that a route does not have without a word.
  proxy.on('proxyRes', (answer, request, response) => {
    if (answer.statusCode !== 405 || answer.headers['content-type'] !== undefined) return;
    answer.resume();
    refuseMethod(request, response);
  });
  const server = createServer((request, response) => {
    if (!isReadable(request.url ?? '')) {
      sendProblem(response, new AppError('malformed', 'The address holds an escape (%) that stands for no text.'));
      return;
    }
    if (takeFast(request, response)) return;
    nameCaller(request);
    proxy.web(request, response).catch((error: unknown) => refuse(response, isAway(error)));
  });
  server.keepAliveTimeout = FRONT_KEEPS_MS;
  server.headersTimeout = FRONT_KEEPS_MS + 1_000;
  return server;
}

/** The caller's address, where no proxy before has named it. */
function nameCaller({ headers, socket }: IncomingMessage): void {
  headers['x-forwarded-for'] ??= socket.remoteAddress;
}

/** Pages are starting, or have just ended and start again. */
const isAway = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';

function refuse(response: ServerResponse, away: boolean): void {
  if (response.destroyed) return;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const said = away
    ? 'The product is starting. Try again in a moment.'
    : 'The answer was lost on its way. Try again; what was sent may have been done.';
  sendProblem(response, new AppError('unavailable', said, { retryAfter: 2 }), { 'retry-after': '2' });
}

function refuseMethod({ method, url = '' }: IncomingMessage, response: ServerResponse): void {
  const offered = offeredMethods(url).join(', ');
  const said = offered === '' ? `${method} is not offered here.` : `${method} is not offered here; ${offered} is.`;
  sendProblem(response, new AppError('methodNotAllowed', said), { allow: offered });
}

function sendProblem(response: ServerResponse, error: AppError, headers: Record<string, string> = {}): void {
  response.writeHead(error.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(JSON.stringify(problemOf(error, newId('req'))));
}

/** Whether the path can be decoded: what cannot, no page and no route can read. */
function isReadable(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    return decodeURIComponent(url.split('?')[0] ?? '') !== '';
  } catch {
    return false;
  }
}
