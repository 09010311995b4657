import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is true; false when the time is over. */
export async function waitUntil(
  question: () => boolean | Promise<boolean>,
  milliseconds: number,
  every = 50,
): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (true) {
    if (await question()) return true;
    if (performance.now() > end) return false;
    await sleep(every);
  }
}
