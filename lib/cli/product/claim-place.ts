import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { CliError } from '../cli-error';
import type { CliEnvironment } from '../environment';
import { type FileLock, tryLock } from '../process/file-lock';
import { listen } from '../process/free-port';
import { waitUntil } from '../process/wait';

/** The lock of a running start in its data folder. */
export const startLock = (dataFolder: string): string => path.join(dataFolder, 'start.lock');

/** Takes the data folder and makes sure that the port is free. Rejects with a CliError that says who has them. */
export async function claimPlace({ dataFolder, host, port }: CliEnvironment): Promise<FileLock> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const taken = await tryLock(startLock(dataFolder));
  if ('holder' in taken) {
    throw new CliError(
      `Kindred already runs on ${dataFolder} (process ${taken.holder.pid}). Stop it first, or give this one a folder ` +
        'and a port of its own: KINDRED_DATA_DIR and PORT.',
    );
  }
  let failure: unknown;
  const tryPort = () =>
    listen(port, host).then(
      () => true,
      (error: unknown) => {
        failure = error;
        return false;
      },
    );
  // The web process of a start that was killed ends by itself a moment later.
  if (await waitUntil(tryPort, 3000, 200)) return taken.lock;
  taken.lock.release();
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  if (code === 'EADDRINUSE') {
    throw new CliError(
      `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
    );
  }
  if (code === 'EACCES')
    throw new CliError(`This user may not listen on port ${port}: choose one above 1024 with PORT.`);
  throw new CliError(`One cannot listen on ${host}:${port}: ${failure instanceof Error ? failure.message : failure}.`);
}
