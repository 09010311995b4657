import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createProxyServer } from 'httpxy';
import { AppError } from '@/lib/core';
import { problemOf } from '../problem';
import { FRONT_KEEPS_MS, FRONT_REUSES_MS } from './keep-alive';
import { takeFast } from './lane';

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
  proxy.on('error', (_error, _request, response) => {
    if (response && 'writeHead' in response) refuse(response);
  });
  const server = createServer((request, response) => {
    if (takeFast(request, response)) return;
    nameCaller(request);
    proxy.web(request, response).catch(() => refuse(response));
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
function refuse(response: ServerResponse): void {
  if (response.destroyed) return;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const error = new AppError('unavailable', 'The product is starting. Try again in a moment.', { retryAfter: 2 });
  response.writeHead(error.status, { 'content-type': 'application/problem+json', 'retry-after': '2' });
  response.end(JSON.stringify(problemOf(error, 'front')));
}
