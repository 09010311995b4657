import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { ROOT } from './root';

export interface CommandResult {
  code: number;
  /** What it said on both streams. */
  output: string;
}

export interface CommandOptions {
  env?: Record<string, string>;
  /** Also show what it says, as it says it. */
  show?: boolean;
  /** Also keep what it says in this file. */
  logFile?: string;
  cwd?: string;
}

/** What we pass on goes through a pipe: say whether a person sees it. */
const COLOUR = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined };

const running = new Set<ChildProcess>();

/** Ends the programs that still run, when the command is interrupted. */
export function stopCommands(): void {
  for (const child of running) child.kill('SIGTERM');
}

/** Runs a program to its end with its output collected; a program that cannot start answers with code 127. */
export function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(file, [...args], {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...COLOUR, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const log = options.logFile === undefined ? undefined : createWriteStream(options.logFile, { flags: 'a' });
    log?.on('error', () => undefined); // a full disk shows in what the program says
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
      if (options.show) process.stdout.write(chunk);
      log?.write(chunk);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code) => {
      running.delete(child);
      log?.end();
      resolve({ code: code ?? 1, output });
    });
  });
}
