import { type SpawnOptions, spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { shortHash } from '../short-hash';
import { embeddedPostgresFolder } from './binaries';

/** How a program of PostgreSQL is started: it refuses to run as root, so root starts it as somebody else. */
export interface PostgresRunner {
  kind: 'plain' | 'namespace' | 'otherUser';
  /** Folder with `bin`. */
  installation: string;
  /** The command line and options that start `program` (initdb, postgres) with the arguments. */
  command(program: string, args: readonly string[]): { file: string; args: string[]; options: SpawnOptions };
  /** Makes a folder, or the parent of it, usable for the user that PostgreSQL runs as; gives the folder to use. */
  prepare(cluster: string): string;
}

/**
 * Chooses the way: as is; in a user namespace (files stay their owner's) where one is root, or a number without a name,
 * which initdb refuses as well; as root as another user.
 */
export function chooseRunner(): PostgresRunner {
  const installation = embeddedPostgresFolder();
  const program = (name: string, folder = installation) => path.join(folder, 'bin', name);
  const base = { installation, prepare: (cluster: string) => cluster };
  const plain: PostgresRunner = {
    ...base,
    kind: 'plain',
    command: (name, args) => ({ file: program(name), args: [...args], options: {} }),
  };
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasName()) return plain;
  const forced = process.env.KINDRED_POSTGRES_USER;
  const inNamespace = ['--user', ...mapToKnownUser(), '--'];
  if (forced === undefined && spawnSync('unshare', [...inNamespace, 'true'], { stdio: 'ignore' }).status === 0) {
    const command = (name: string, args: readonly string[]) => ({
      file: 'unshare',
      args: [...inNamespace, program(name), ...args],
      options: {},
    });
    return { ...base, kind: 'namespace', command };
  }
  if (!isRoot) return plain;
  const user = findOtherUser(forced);
  const copy = copyForOthers(installation);
  return {
    kind: 'otherUser',
    installation: copy,
    command: (name, args) => ({ file: program(name, copy), args: [...args], options: { ...user, cwd: '/' } }),
    prepare: (cluster) => placeForOther(cluster, user),
  };
}

/** Whether the user that we are is in the system's list. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** In the namespace we are some user that the list knows, and not root. */
function mapToKnownUser(): string[] {
  const users = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  const known = users.map((line) => line.split(':')).filter((fields) => Number(fields[2]) > 0);
  const [, , uid = '1000', gid = '1000'] = known.find((fields) => fields[2] === '1000') ?? known[0] ?? [];
  return [`--map-user=${uid}`, `--map-group=${gid}`];
}

interface User {
  uid: number;
  gid: number;
}

/** The given user, PostgreSQL's own, or nobody, as /etc/passwd or the directory service knows them. */
function findOtherUser(wanted: string | undefined): User {
  for (const name of [wanted, 'postgres', '_postgres', 'nobody']) {
    if (name === undefined) continue;
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout));
    if (uid !== undefined && gid !== undefined && uid > 0 && gid > 0) return { uid, gid };
  }
  return { uid: 65534, gid: 65534 };
}

/** The programs may lie in root's home, where nobody else can read: a copy lies where everyone can. */
function copyForOthers(installation: string): string {
  const version = JSON.parse(readFileSync(path.join(installation, '..', 'package.json'), 'utf8')).version;
  const target = `/var/tmp/kindred-postgres-${version}`;
  if (existsSync(target)) return target;
  const part = `${target}.${process.pid}`;
  cpSync(installation, part, { recursive: true, verbatimSymlinks: true });
  renameSync(part, target);
  return target;
}

/** A cluster folder that the other user can reach: in place where they can, else under /var/tmp with a link. */
function placeForOther(cluster: string, user: User): string {
  const parent = path.dirname(cluster);
  mkdirSync(parent, { recursive: true });
  const reachable = spawnSync('test', ['-x', parent], { ...user, cwd: '/' }).status === 0;
  const isLink = lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (reachable && !isLink) {
    mkdirSync(cluster, { recursive: true });
    spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, cluster]);
    return cluster;
  }
  const target = `/var/tmp/kindred-cluster-${shortHash(cluster)}`;
  mkdirSync(target, { recursive: true, mode: 0o700 });
  spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, target]);
  if (!isLink) symlinkSync(target, cluster);
  return target;
}
