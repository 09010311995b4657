import { processWide } from '@/lib/platform/process-wide';

/**
 * Write keys seen within the last second, so that a loaded event source does not cost one query a request. Ending a key
 * in this process empties it; another process follows within the second.
 */
export const REMEMBERED_MS = 1_000;
const LIMIT = 1_000;

interface Entry {
  sourceId: string;
  until: number;
}
const cache = processWide('writeKeys', () => new Map<string, Entry>());

export function cachedSource(keyHash: string, at: Date): string | undefined {
  const entry = cache.get(keyHash);
  return entry && entry.until > at.getTime() ? entry.sourceId : undefined;
}

export function cacheSource(keyHash: string, sourceId: string, at: Date): void {
  if (cache.size >= LIMIT) cache.clear();
  cache.set(keyHash, { sourceId, until: at.getTime() + REMEMBERED_MS });
}

export const forgetSources = (): void => cache.clear();
