import { performance } from 'node:perf_hooks';

/** Says what is going on with the seconds since the start, at most a few times a second for the same thing. */
export function narrator(progress: (line: string) => void): (what: string) => void {
  const start = performance.now();
  let last = Number.NEGATIVE_INFINITY;
  let topic = '';
  return (what) => {
    const now = performance.now();
    const word = what.split(' ', 1)[0] ?? '';
    if (word === topic && now - last < 250) return;
    last = now;
    topic = word;
    progress(`Demo shop: ${what} (${Math.round((now - start) / 1000)} s)`);
  };
}
