import { SMTPServer } from 'smtp-server';

/** A mail server that counts what it takes, in a process of its own; says its port, then every 100 ms how it stands. A line on its input begins the count anew. */
export interface SinkCount {
  port: number;
  taken: number;
  bytes: number;
  /** Different Message-IDs. */
  different: number;
  /** Epoch milliseconds of the first and the last. */
  first: number;
  last: number;
}

const ids = new Set<string>();
const count: SinkCount = { port: 0, taken: 0, bytes: 0, different: 0, first: 0, last: 0 };

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData: (stream, _session, done) => {
    let head = '';
    stream.on('data', (chunk: Buffer) => {
      count.bytes += chunk.byteLength;
      if (head.length < 4_000) head += chunk.toString('latin1');
    });
    stream.on('end', () => {
      const now = performance.timeOrigin + performance.now();
      count.first ||= now;
      count.last = now;
      count.taken += 1;
      ids.add(/^Message-ID: (.*)$/im.exec(head)?.[1] ?? '');
      count.different = ids.size;
      done();
    });
  },
});
process.stdin.on('data', () => {
  ids.clear();
  Object.assign(count, { taken: 0, bytes: 0, different: 0, first: 0, last: 0 });
});
// Whoever started it is gone.
process.stdout.on('error', () => process.exit());
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address();
  count.port = typeof address === 'object' && address ? address.port : 0;
  setInterval(() => console.log(JSON.stringify(count)), 100);
});
