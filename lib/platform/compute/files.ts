import { existsSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '@/lib/core';

/**
 * The bundled file of a kind of thread (built by lib/cli/build/build-compute.ts; every command runs in the top folder).
 * `task`: runs whole tasks for the pool; `part`: helps one of those (lib/modelling/parts.ts); `leaf`: evaluates
 * conditions of rules (platform/audience/columns).
 */
export function threadFile(kind: 'task' | 'part' | 'leaf'): string {
  const file = path.join(/*turbopackIgnore: true*/ process.cwd(), 'dist', 'compute', `${kind}.mjs`);
  if (!existsSync(file)) throw new AppError('internal', `${file} has not been built: run \`npm run build\`.`);
  return file;
}
