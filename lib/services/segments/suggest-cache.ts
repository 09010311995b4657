import { processWide } from '@/lib/platform/process-wide';

interface Entry {
  at: number;
  value: Promise<unknown>;
  renewing: boolean;
}

const FRESH_MS = 60_000;
const MAX_ENTRIES = 500;
const entries = (): Map<string, Entry> => processWide('segments.suggest', () => new Map<string, Entry>());

/**
 * What `compute` answered within the last minute. An older answer is given as well, while a new one is computed behind
 * it: a suggestion a minute old beats one that comes late. A failure is not kept.
 */
export function rememberForAMinute<T>(key: string, now: Date, compute: () => Promise<T>): Promise<T> {
  const known = entries().get(key);
  if (!known) return renew(key, now, compute);
  if (now.getTime() - known.at > FRESH_MS && !known.renewing) {
    known.renewing = true;
    void renew(key, now, compute, known).catch(() => {
      known.renewing = false;
    });
  }
  return known.value as Promise<T>;
}

function renew<T>(key: string, now: Date, compute: () => Promise<T>, before?: Entry): Promise<T> {
  const value = compute();
  const put = () => {
    entries().delete(key);
    entries().set(key, { at: now.getTime(), value, renewing: false });
    const [oldest] = entries().keys();
    if (entries().size > MAX_ENTRIES && oldest !== undefined) entries().delete(oldest);
  };
  if (before)
    return value.then((answer) => {
      put();
      return answer;
    });
  put();
  return value.catch((error: unknown) => {
    entries().delete(key);
    throw error;
  });
}
