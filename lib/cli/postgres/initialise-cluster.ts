import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failedBecause } from '../cli-error';
import type { PostgresRunner } from './run-as';

export const SUPERUSER = 'kindred';

/**
 * Makes a new cluster in the folder unless there is one: UTF-8, full Unicode case mapping from PostgreSQL itself (the
 * same on every machine), passwords by SCRAM.
 */
export async function initialiseCluster(runner: PostgresRunner, cluster: string, password: string): Promise<void> {
  if (existsSync(path.join(cluster, 'global', 'pg_control'))) return;
  rmSync(cluster, { recursive: true, force: true }); // the rest of a first start that was cut off
  const target = runner.prepare(cluster);
  const secrets = await mkdtemp(path.join(tmpdir(), 'kindred-init-'));
  const passwordFile = path.join(secrets, 'password');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  const { file, args, options } = runner.command('initdb', [
    `--pgdata=${target}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=PG_UNICODE_FAST',
  ]);
  try {
    if (options.uid !== undefined && options.gid !== undefined) {
      await chmod(secrets, 0o711);
      await chown(passwordFile, options.uid, options.gid);
    }
    const run = spawnSync(file, args, { ...options, encoding: 'utf8' });
    if (run.status === 0) return;
    rmSync(target, { recursive: true, force: true });
    throw failedBecause('PostgreSQL could not make its data folder.', `${run.stderr}${run.error?.message ?? ''}`);
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
}
