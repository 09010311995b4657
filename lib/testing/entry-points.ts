import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
export const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** A file of the product through which somebody outside can reach it, with what it exports. */
export interface EntryFile {
  kind: 'route' | 'page' | 'actions';
  /** From the root: `app/api/v1/segments/[id]/route.ts`. */
  file: string;
  /** As a client writes it, parameters in braces: `/api/v1/segments/{id}`; empty for actions. */
  path: string;
  exports: Record<string, unknown>;
}

const sources = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .sort();

/** Files that hold a server action, wherever they stand: each must be called `actions.ts`. */
export const filesWithActions = (): string[] =>
  ['app', 'components', 'lib'].flatMap(sources).filter((file) => {
    const directive = /^\s*(['"])use server\1;?\s*$/m;
    return directive.test(readFileSync(path.join(ROOT, file), 'utf8'));
  });

/** Every route, page and file of actions, derived from the file system as Next derives them. */
export async function listEntryFiles(): Promise<EntryFile[]> {
  const routes = sources('app').filter((file) => /(^|\/)(route|page)\.tsx?$/.test(file));
  const files = [...routes, ...filesWithActions()];
  const load = async (file: string): Promise<EntryFile> => ({
    kind: /\/route\.tsx?$/.test(file) ? 'route' : /(^|\/)page\.tsx?$/.test(file) ? 'page' : 'actions',
    file,
    path: pathOf(file),
    exports: await import(/* @vite-ignore */ pathToFileURL(path.join(ROOT, file)).href),
  });
  const loaded: EntryFile[] = [];
  for (const file of files) loaded.push(await load(file));
  return loaded;
}

/** The address of a route or page: groups in parentheses are not part of it. */
function pathOf(file: string): string {
  const parts = file
    .split('/')
    .slice(1, -1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .map((part) => part.replace(/^\[{1,2}(?:\.\.\.)?([^\]]+)\]{1,2}$/, '{$1}'));
  return `/${parts.join('/')}`;
}
