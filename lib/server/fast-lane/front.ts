import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createProxyServer } from 'httpxy';
import { AppError } from '@/lib/core';
import { problemOf } from '../problem';
import { takeFast } from './lane';

const KEEP_ALIVE_MS = 65_000;
/** A question that takes longer has been given up by then (API.md); downloads send all the while. */
const LONGEST_SILENCE_MS = 150_000;

/**
 * The server that everybody reaches: what programs call all the time it answers itself (`lane.ts`), so that it waits for
 * no page; everything else it hands to `pages`, the address of Next's own server.
 */
export function createFront(pages: string): Server {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const proxy = createProxyServer({ target: pages, agent, proxyTimeout: LONGEST_SILENCE_MS });
  proxy.on('error', (_error, _request, response) => {
    if (response && 'writeHead' in response) refuse(response);
  });
  const server = createServer((request, response) => {
    if (takeFast(request, response)) return;
    nameCaller(request);
    proxy.web(request, response).catch(() => refuse(response));
  });
  // Longer than a load balancer keeps its own, so that none is closed under a request.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 1_000;
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
