import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../root';

const FOLDER = path.join(ROOT, 'prisma', 'migrations');

/** Names of the migrations in the tree, in order. */
export function listMigrations(folder = FOLDER): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort();
}

/** Twelve digits that change with any migration's name or text. */
export function hashMigrations(folder = FOLDER): string {
  const hash = createHash('sha256');
  for (const name of listMigrations(folder)) {
    hash.update(`${name}\0`).update(readFileSync(path.join(folder, name, 'migration.sql')));
  }
  return hash.digest('hex').slice(0, 12);
}
