import { parseArgs } from 'node:util';
import { log } from '@/lib/platform/log';
import { createFront } from './front';

/** The front process in production: `node dist/front.mjs --port 3000 --hostname 0.0.0.0 --pages http://127.0.0.1:3001`. */
const LONGEST_GOODBYE_MS = 8_000;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3000' },
    hostname: { type: 'string', default: '127.0.0.1' },
    pages: { type: 'string', default: 'http://127.0.0.1:3001' },
  },
});
const server = createFront(values.pages);
server.on('error', (error) => {
  log.error({ err: error }, 'the front cannot listen');
  process.exit(1);
});
server.listen(Number(values.port), values.hostname, () => log.info(values, 'the front is up'));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    setTimeout(() => process.exit(0), LONGEST_GOODBYE_MS).unref();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
