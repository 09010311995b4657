import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { failedBecause } from '../cli-error';
import { runPrisma } from '../database/run-prisma';
import { waitForLock } from '../process/file-lock';
import { ROOT } from '../root';
import { isFresh, writeStamp } from './stamp';

const OUTPUT = path.join(ROOT, 'lib', 'platform', 'prisma');
const STAMP = path.join(OUTPUT, '.stamp');

/** Generates the Prisma client where it is missing or older than the schema or the lock. */
export async function generateClient(): Promise<void> {
  const hash = createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'prisma', 'schema.prisma')))
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex');
  const fresh = () => isFresh(path.join(OUTPUT, 'client.ts'), STAMP, hash);
  if (fresh()) return;
  const lock = await waitForLock(path.join(ROOT, 'node_modules', '.cache', 'kindred-generate.lock'));
  try {
    if (fresh()) return;
    const { code, output } = await runPrisma(['generate']);
    if (code !== 0) throw failedBecause('The database client could not be generated.', output);
    writeStamp(STAMP, hash);
  } finally {
    lock.release();
  }
}
