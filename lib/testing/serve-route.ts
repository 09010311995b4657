// Next's storages find AsyncLocalStorage only where this has run.
import 'next/dist/server/node-environment-baseline.js';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external.js';
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external.js';
import { createRequestStoreForAPI } from 'next/dist/server/async-storage/request-store.js';
import { createWorkStore } from 'next/dist/server/async-storage/work-store.js';
import { NextRequest } from 'next/server.js';

const WORK = createWorkStore({
  page: '/route',
  buildId: 'test',
  deploymentId: '',
  previouslyRevalidatedTags: [],
  renderOpts: {
    cacheLifeProfiles: { default: { stale: 0, revalidate: 1, expire: 1 } },
    staticPageGenerationTimeout: 60,
    cacheComponents: false,
    validationLevel: 'warning',
    experimental: { authInterrupts: false, useCacheTimeout: 60, durableUseCacheEntries: false },
    waitUntil: undefined,
    onClose: () => undefined,
    onAfterTaskError: undefined,
  },
});

export type ServedRoute = (request: NextRequest, path: string[]) => Promise<Response>;

/**
 * Serves a route handler over HTTP as Next would, so that `headers()` and `cookies()` of next/headers answer in it. The
 * path below the origin is handed over in parts.
 */
export async function serveRoute(handler: ServedRoute): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    void answer(handler, origin, incoming)
      .catch((error: unknown) => new Response(String(error), { status: 500 }))
      .then(async (response) => {
        outgoing.statusCode = response.status;
        for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
        const cookies = response.headers.getSetCookie();
        if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
        outgoing.end(Buffer.from(await response.arrayBuffer()));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(handler: ServedRoute, origin: string, incoming: IncomingMessage): Promise<Response> {
  const url = new URL(incoming.url ?? '/', origin);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    for (const each of [value].flat()) if (each !== undefined) headers.append(name, each);
  const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
  const request = new NextRequest(url, { method: incoming.method ?? 'GET', headers, ...body });
  const tags = { tags: [], expirationsByCacheKind: new Map() };
  const store = createRequestStoreForAPI(request, url, tags, undefined, undefined, undefined);
  const serve = () => handler(request, url.pathname.split('/').filter(Boolean));
  return workAsyncStorage.run(WORK, () => workUnitAsyncStorage.run(store, serve));
}
