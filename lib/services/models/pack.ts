import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const zip = promisify(gzip);
const unzip = promisify(gunzip);
const LEVEL = 6;

/** JSON, compressed: artefacts and long lists of cards. */
export const pack = (value: unknown): Promise<Buffer> => zip(JSON.stringify(value), { level: LEVEL });

/** What `pack` has written; undefined for nothing. */
export async function unpack<T>(bytes: Uint8Array | null | undefined): Promise<T | undefined> {
  if (!bytes) return undefined;
  return JSON.parse((await unzip(bytes)).toString('utf8')) as T;
}
