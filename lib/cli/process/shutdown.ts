type Closer = () => void | Promise<void>;

/** What has been started and must be stopped, in reverse order, when the command ends or is interrupted. */
export interface Shutdown {
  add(closer: Closer): void;
  /** Stops everything once; later calls wait for the first. */
  close(): Promise<void>;
  /** Resolves when the person or the system asks to stop. */
  interrupted: Promise<void>;
}

/** Listens for Ctrl-C and its like. A stop that comes before `interrupted` is awaited ends the process by itself. */
export function listenForShutdown(say: (line: string) => void): Shutdown {
  const closers: Closer[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async () => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) {
      try {
        await closer();
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
      }
    }
  };
  const close = () => {
    closing ??= closeAll();
    return closing;
  };
  const interrupted = new Promise<void>((resolve) => {
    const stop = () => {
      if (closing) return;
      say('Stopping …');
      void close().then(() => {
        resolve();
        setTimeout(() => process.exit(0), 200); // where nobody waits for it: in the middle of a start
      });
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    watchParent(stop);
  });
  return { add: (closer) => closers.push(closer), close, interrupted };
}

/** npm does not pass on every signal to what it runs: without it, nobody could stop us any more. */
function watchParent(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}
