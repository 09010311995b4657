import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../root';
import { waitUntil } from './wait';

export interface SupervisedOptions {
  name: string;
  /** Arguments of Node. */
  args: readonly string[];
  env: Record<string, string>;
  logFile: string;
  /** Show what it says in the terminal as well as in the log. */
  show?: boolean;
  say(line: string): void;
}

/** A process that is started again when it dies, with growing pauses, until it is stopped. */
export interface Supervised {
  name: string;
  logFile: string;
  pid(): number | undefined;
  /** How often it has died by itself. */
  deaths(): number;
  stop(): Promise<void>;
}

const DIE_WITH_PARENT = pathToFileURL(path.join(ROOT, 'lib', 'cli', 'process', 'die-with-parent.mjs')).href;
const LOG_LIMIT = 20_000_000;
const LONGEST_PAUSE = 10_000;
const LIVED_WELL = 30_000;

export function supervise(options: SupervisedOptions): Supervised {
  let child: ChildProcess | undefined;
  let stopping = false;
  let deaths = 0;
  let pause = 250;
  let timer: NodeJS.Timeout | undefined;

  const start = () => {
    rotate(options.logFile);
    const log = openSync(options.logFile, 'a', 0o600);
    const started = performance.now();
    const running = spawn(process.execPath, ['--import', DIE_WITH_PARENT, ...options.args], {
      cwd: ROOT,
      env: { ...process.env, ...options.env, KINDRED_PARENT: String(process.pid) },
      detached: true, // a Ctrl-C in the terminal reaches it through us, in order
      stdio: ['ignore', options.show ? 'inherit' : log, options.show ? 'inherit' : log, 'ipc'],
    });
    closeSync(log);
    child = running;
    let over = false;
    const ended = (how: string) => {
      if (over || stopping) return;
      over = true;
      deaths += 1;
      if (performance.now() - started > LIVED_WELL) pause = 250;
      options.say(`The ${options.name} ended (${how}); it starts again. Its log: ${options.logFile}`);
      timer = setTimeout(start, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
    running.on('error', (error) => ended(error.message));
    running.on('exit', (code, signal) => ended(signal ?? `code ${code}`));
  };

  start();
  return {
    name: options.name,
    logFile: options.logFile,
    pid: () => child?.pid,
    deaths: () => deaths,
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      const running = child;
      if (!running) return;
      const gone = () => running.exitCode !== null || running.signalCode !== null || running.pid === undefined;
      for (const [signal, patience] of [
        ['SIGTERM', 10_000],
        ['SIGKILL', 5000],
      ] as const) {
        if (gone()) return;
        running.kill(signal);
        await waitUntil(gone, patience);
      }
    },
  };
}

/** The last lines of a log. */
export function tailOf(file: string, lines = 20): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
}

function rotate(file: string): void {
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.1`);
}
