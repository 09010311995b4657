import { type SpawnOptions, spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
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

const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000', '--'];

/** Chooses the way: as is; as root in a user namespace (files stay root's); as root as another user. */
export function chooseRunner(): PostgresRunner {
  const installation = embeddedPostgresFolder();
  const program = (name: string, folder = installation) => path.join(folder, 'bin', name);
  const base = { installation, prepare: (cluster: string) => cluster };
  if (process.getuid?.() !== 0) {
    return { ...base, kind: 'plain', command: (name, args) => ({ file: program(name), args: [...args], options: {} }) };
  }
  const forced = process.env.KINDRED_POSTGRES_USER;
  if (forced === undefined && spawnSync('unshare', [...NAMESPACE, 'true'], { stdio: 'ignore' }).status === 0) {
    const command = (name: string, args: readonly string[]) => ({
      file: 'unshare',
      args: [...NAMESPACE, program(name), ...args],
      options: {},
    });
    return { ...base, kind: 'namespace', command };
  }
  const user = findOtherUser(forced);
  const copy = copyForOthers(installation);
  return {
    kind: 'otherUser',
    installation: copy,
    command: (name, args) => ({ file: program(name, copy), args: [...args], options: { ...user, cwd: '/' } }),
    prepare: (cluster) => placeForOther(cluster, user),
  };
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
