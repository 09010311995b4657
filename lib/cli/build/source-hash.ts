import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../root';

const FOLDERS = ['app', 'components', 'lib', 'public'];
const FILES = ['package-lock.json', 'tsconfig.json', 'next.config.js', '.postcssrc.json', 'prisma/schema.prisma'];
/** What never reaches the built product. */
const LEFT_OUT = ['lib/cli', 'lib/bench', 'lib/testing', 'lib/platform/prisma'];

/** A text that changes with any source of the web and the worker. */
export function hashSources(root = ROOT): string {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const file of [...FILES, ...FOLDERS.flatMap((folder) => listFiles(root, folder))].sort()) {
    try {
      hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
    } catch {
      // a file that is not there counts by its absence
    }
  }
  return hash.digest('hex');
}

function listFiles(root: string, folder: string): string[] {
  if (LEFT_OUT.includes(folder)) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(root, name);
    return /\.(test|bench)\.tsx?$/.test(entry.name) || entry.name.endsWith('.md') ? [] : [name];
  });
}
