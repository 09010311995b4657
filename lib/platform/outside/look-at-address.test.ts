import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { lookAtAddress } from './look-at-address';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(handle: RequestListener): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
const NOBODY = { status: null, contentType: null };

it('says what an address answers, and follows no redirect', async () => {
  const calls: (string | undefined)[] = [];
  const at = await listen((request, response) => {
    calls.push(request.url);
    response.writeHead(request.url === '/moved' ? 302 : 404, { location: '/', 'content-type': 'text/plain' }).end('x');
  });
  expect(await lookAtAddress(`${at}/a`, { allowPrivate: true })).toEqual({ status: 404, contentType: 'text/plain' });
  expect((await lookAtAddress(`${at}/moved`, { allowPrivate: true })).status).toBe(302);
  expect(calls).toEqual(['/a', '/moved']);
});

it('reaches no private address, by number or by name, and nothing that is not of the web', async () => {
  let calls = 0;
  const at = await listen((_request, response) => {
    calls += 1;
    response.end();
  });
  const port = new URL(at).port;
  expect(await lookAtAddress(at, { allowPrivate: false })).toEqual(NOBODY);
  const lookUp: Parameters<typeof lookAtAddress>[1]['lookUp'] = (_host, _options, callback) =>
    callback(null, [{ address: '127.0.0.1', family: 4 }]);
  expect(await lookAtAddress(`http://inside.example:${port}/`, { allowPrivate: false, lookUp })).toEqual(NOBODY);
  for (const address of ['ftp://x.example/', 'nonsense', 'file:///etc/passwd', 'http://169.254.169.254/'])
    expect(await lookAtAddress(address, { allowPrivate: true })).toEqual(NOBODY);
  expect(calls).toBe(0);
});

it('waits for nobody for long', async () => {
  const at = await listen(() => undefined);
  expect(await lookAtAddress(at, { allowPrivate: true, timeoutMs: 60 })).toEqual(NOBODY);
});
