/**
 * Shows progress in one line that is written over where a person watches, and now and then a line where it goes into
 * a log. `end` finishes the line.
 */
export function progressLine(out: NodeJS.WriteStream = process.stdout): { show(line: string): void; end(): void } {
  let last = '';
  let lastKind = '';
  let shownAt = Number.NEGATIVE_INFINITY;
  const show = (line: string) => {
    if (out.isTTY) out.write(`\r\u001b[K${line.slice(0, out.columns - 1)}`);
    else {
      const kind = line.replace(/[\d,.%]+/g, '#');
      const isDue = kind !== lastKind || performance.now() - shownAt > LOG_EVERY;
      if (isDue && line !== last) {
        out.write(`${line}\n`);
        shownAt = performance.now();
      }
      lastKind = kind;
    }
    last = line;
  };
  return { show, end: () => void (out.isTTY && last !== '' && out.write('\n')) };
}

const LOG_EVERY = 10_000;
