import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import next from 'next';
import { log } from '@/lib/platform/log';
import { FastLane } from './lane';

/** The web process in production: Next for pages and most of the API, the fast lane for what programs call all the time. */
const KEEP_ALIVE_MS = 65_000;
const LONGEST_GOODBYE_MS = 8_000;

const { values } = parseArgs({ options: { port: { type: 'string' }, hostname: { type: 'string' } } });
const port = Number(values.port);
const hostname = values.hostname ?? '127.0.0.1';

const app = next({ dev: false, hostname, port });
await app.prepare();
const handle = app.getRequestHandler();
const lane = new FastLane();

const server = createServer((request, response) => {
  if (!lane.take(request, response)) void handle(request, response);
});
// Longer than a load balancer keeps its own, so that none is closed under a request.
server.keepAliveTimeout = KEEP_ALIVE_MS;
server.headersTimeout = KEEP_ALIVE_MS + 1_000;
server.listen(port, hostname, () => log.info({ port, hostname }, 'the web server is up'));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    setTimeout(() => process.exit(0), LONGEST_GOODBYE_MS).unref();
    server.close(() => {
      void Promise.allSettled([lane.close(), app.close()]).then(() => process.exit(0));
    });
    server.closeIdleConnections();
  });
}
