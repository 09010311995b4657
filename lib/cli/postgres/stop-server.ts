import { isAlive } from '../process/is-alive';
import { waitUntil } from '../process/wait';

/** Stops a server: connections are closed at once, what was committed is kept. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return; // it is gone
    }
    if (await waitUntil(() => !isAlive(pid), patience)) return;
  }
}
