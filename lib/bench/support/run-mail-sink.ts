import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SinkCount } from './mail-sink';

export interface MailSink {
  url: string;
  count(): SinkCount;
  /** From here on it counts anew. */
  reset(): Promise<void>;
  stop(): void;
}

/** Starts the counting mail server; `count` is how it stood a moment ago. */
export async function runMailSink(): Promise<MailSink> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/bench/support/mail-sink.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let latest: SinkCount = { port: 0, taken: 0, bytes: 0, different: 0, first: 0, last: 0 };
  createInterface(child.stdout).on('line', (line) => {
    latest = JSON.parse(line);
  });
  while (latest.port === 0) {
    if (child.exitCode !== null) throw new Error('the mail server did not start');
    await sleep(50);
  }
  return {
    url: `smtp://127.0.0.1:${latest.port}`,
    count: () => latest,
    reset: async () => {
      child.stdin.write('again\n');
      while (latest.taken > 0) await sleep(50);
    },
    stop: () => void child.kill(),
  };
}
