/**
 * The door of every command: plain JavaScript that needs no installed package. Checks Node, installs the locked
 * packages where they are missing or differ from the lock, then hands over to main.ts in this same process.
 * Use: node lib/cli/bootstrap.mjs <command> [arguments]
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST = [20, 19];
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

function fail(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  fail(`Kindred needs Node.js ${OLDEST.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm keeps what it installed in a lock of its own: the same versions there mean that nothing has to be done. */
function isInstalled() {
  const locked = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  if (!locked || !installed) return false;
  return Object.keys(locked).every((key) => {
    const here = installed[key];
    if (key === '' || locked[key].link) return true;
    if (!here)
      return Boolean(locked[key].optional || locked[key].devOptional || locked[key].dev) && !wanted(locked[key]);
    return here.version === locked[key].version;
  });
}

/** Whether a package that is not there should be: one for another system, or one left out on purpose, should not. */
function wanted(entry) {
  if (process.env.KINDRED_OMIT_DEV && entry.dev) return false;
  return !entry.optional && !entry.devOptional;
}

function install() {
  process.stdout.write('Installing the packages (once, about a minute) …\n');
  const args = ['ci', process.env.KINDRED_OMIT_DEV ? '--omit=dev' : '--include=dev', '--no-audit', '--no-fund'];
  const viaNpm = process.env.npm_execpath && /npm-cli\.[cm]?js$/.test(process.env.npm_execpath);
  const [file, start] = viaNpm ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
  const run = spawnSync(file, [...start, ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (run.status === 0) return;
  const said = `${run.stdout || ''}${run.stderr || ''}${run.error ? run.error.message : ''}`;
  if (/ENOSPC|No space left|EDQUOT/.test(said)) fail('The disk is full: free some space and start again.');
  fail(`The packages could not be installed:\n${said.trim().split('\n').slice(-12).join('\n')}`);
}

checkNode();
if (!isInstalled()) install();
process.chdir(root);
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('./main.ts');
await main(process.argv.slice(2));
