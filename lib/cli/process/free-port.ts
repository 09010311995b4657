import { createServer } from 'node:net';

/** Whether one can listen there now. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return listen(port, host).then(
    () => true,
    () => false,
  );
}

/** A port that nobody listens on: the wished one if it is free, else one that the system gives. */
export async function findFreePort(wished?: number, host = '127.0.0.1'): Promise<number> {
  if (wished !== undefined && (await isPortFree(wished, host))) return wished;
  return listen(0, host);
}

/** Listens for a moment; gives the port. Rejects with the system's error. */
export function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
