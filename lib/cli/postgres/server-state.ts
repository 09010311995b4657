import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { isAlive } from '../process/is-alive';
import { SUPERUSER } from './initialise-cluster';

/** A server found on a cluster. */
export interface ServerState {
  pid: number;
  port: number;
}

/** What `postmaster.pid` says (line 1 the process, line 4 the port), if that process is alive. */
export function readServerState(cluster: string): ServerState | undefined {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    return pid > 0 && port > 0 && isAlive(pid) ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}

/** The address of a database on the embedded server. */
export const serverUrl = (port: number, password: string, database: string): string =>
  `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

/** Whether the server at the port is ours and answers. */
export async function answers(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: serverUrl(port, password, 'postgres'),
    connectionTimeoutMillis: 3000,
  });
  client.on('error', () => undefined); // told by the query below
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
