import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { allowsPrivate, isReachable } from './is-reachable';
import { type LookUp, PostOutside, type PostOutsideOptions } from './post-outside';

const servers: Server[] = [];
const clients: PostOutside[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(handle: RequestListener): Promise<number> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
const client = (options: Partial<PostOutsideOptions> = {}) => {
  const made = new PostOutside({ allowPrivate: true, ...options });
  clients.push(made);
  return made;
};
/** A name server of one's own: the answers one after the other. */
const names =
  (...answers: string[]): LookUp =>
  (_host, _options, callback) =>
    callback(null, [{ address: answers.shift() ?? '127.0.0.1', family: 4 }]);

describe('an address', () => {
  it('is reached where it is public, and nowhere else', () => {
    const inside = [
      '127.0.0.1',
      '10.1.2.3',
      '192.168.0.1',
      '172.16.9.9',
      '100.64.0.1',
      '::1',
      'fd00::1',
      '::ffff:10.0.0.1',
    ];
    const never = [
      '169.254.169.254',
      'fe80::1',
      '0.0.0.0',
      '::',
      '224.0.0.1',
      '255.255.255.255',
      '::ffff:169.254.169.254',
      '64:ff9b::a00:1',
      'example.com',
      '',
    ];
    for (const address of ['93.184.216.34', '2606:2800:220:1::1'])
      expect([address, isReachable(address, false), isReachable(address, true)]).toEqual([address, true, true]);
    for (const address of inside)
      expect([address, isReachable(address, false), isReachable(address, true)]).toEqual([address, false, true]);
    for (const address of never)
      expect([address, isReachable(address, false), isReachable(address, true)]).toEqual([address, false, false]);
  });

  it('within is allowed by the setting, else for a product on loopback alone', () => {
    const at = (HOST?: string, NEXTAUTH_URL?: string, WEBHOOKS_ALLOW_PRIVATE?: boolean) =>
      allowsPrivate({ HOST, NEXTAUTH_URL, WEBHOOKS_ALLOW_PRIVATE });
    expect(at('127.0.0.1', 'http://localhost:3000')).toBe(true);
    expect(at('::1', 'http://[::1]:3000')).toBe(true);
    // Behind a proxy on the same machine the product listens on loopback too.
    expect(at('127.0.0.1', 'https://kindred.example.com')).toBe(false);
    expect(at('0.0.0.0', 'http://localhost:3000')).toBe(false);
    expect(at(undefined, undefined)).toBe(false);
    expect(at('0.0.0.0', 'https://kindred.example.com', true)).toBe(true);
    expect(at('127.0.0.1', 'http://localhost:3000', false)).toBe(false);
  });
});

describe('a call', () => {
  it('refuses a private address, given as such, in another notation, or behind a name', async () => {
    let calls = 0;
    const port = await listen((_request, response) => {
      calls += 1;
      response.end();
    });
    const careful = client({ allowPrivate: false, lookUp: names('127.0.0.1', '::ffff:127.0.0.1') });
    for (const host of [
      '127.0.0.1',
      '0x7f000001',
      '2130706433',
      '[::ffff:127.0.0.1]',
      'inside.example',
      'inside.example',
    ])
      await expect(careful.post(`http://${host}:${port}/`, {}, '{}')).rejects.toThrow('not a public address');
    expect(calls).toBe(0);
  });

  it('connects to the address that was checked, whatever the name says a moment later', async () => {
    const port = await listen((request, response) => response.end(`to ${request.headers.host}`));
    // The first answer is what is checked and connected to; a second look would lead to nobody.
    const answer = await client({ lookUp: names('127.0.0.1', '169.254.169.254') }).post(
      `http://shop.example:${port}/`,
      {},
      '{}',
    );
    expect(answer).toMatchObject({ status: 200, body: `to shop.example:${port}` });
  });

  it('does not follow a redirect', async () => {
    let calls = 0;
    const port = await listen((_request, response) => {
      calls += 1;
      response.writeHead(307, { location: `http://127.0.0.1:${port}/elsewhere` }).end();
    });
    expect((await client().post(`http://127.0.0.1:${port}/`, {}, '{}')).status).toBe(307);
    expect(calls).toBe(1);
  });

  it('gives up on who does not answer, and takes an answer whose body never ends', async () => {
    const silent = await listen(() => undefined);
    await expect(client({ timeoutMs: 100 }).post(`http://127.0.0.1:${silent}/`, {}, '{}')).rejects.toThrow('No answer');
    const endless = await listen((_request, response) => void response.writeHead(200).write('still here'));
    expect(await client({ timeoutMs: 100 }).post(`http://127.0.0.1:${endless}/`, {}, '{}')).toMatchObject({
      status: 200,
      body: 'still here',
    });
    const flood = await listen((_request, response) => void response.writeHead(200).end('x'.repeat(5_000_000)));
    expect((await client().post(`http://127.0.0.1:${flood}/`, {}, '{}')).body.length).toBe(1_024);
  });

  it('says in words why nothing came back', async () => {
    const port = await listen(() => undefined);
    servers.pop()?.close();
    await expect(client().post(`http://127.0.0.1:${port}/`, {}, '{}')).rejects.toThrow('Nothing listens');
    await expect(client().post('http://nowhere.invalid/', {}, '{}')).rejects.toThrow(/name of the host/);
  });

  it('keeps the connection for the next one', async () => {
    const sockets = new Set<unknown>();
    const port = await listen((request, response) => {
      sockets.add(request.socket);
      response.end('ok');
    });
    const one = client();
    for (let n = 0; n < 5; n += 1) await one.post(`http://127.0.0.1:${port}/`, {}, '{}');
    expect(sockets.size).toBe(1);
  });
});
