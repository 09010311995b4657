import { platform, setPriority } from 'node:os';

const NICE = 10;

/** Lets pages and events go first: on Linux a niceness is that of the calling thread; elsewhere of the process, so not. */
export function beModest(): void {
  if (platform() !== 'linux') return;
  try {
    setPriority(0, NICE);
  } catch {
    // Where that is not allowed, all threads are equal.
  }
}
