/**
 * An AbortSignal that is true to a shared word: a thread that computes without a pause hears no message, but sees the
 * word whenever it looks at the signal.
 */
export function sharedSignal(aborted: Int32Array): AbortSignal {
  const controller = new AbortController();
  return new Proxy(controller.signal, {
    get: (signal, key) => {
      if (!signal.aborted && Atomics.load(aborted, 0) === 1) controller.abort();
      const value: unknown = Reflect.get(signal, key, signal);
      return typeof value === 'function' ? value.bind(signal) : value;
    },
  });
}
