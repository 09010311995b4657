const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** After how long the next attempt follows; the last one comes a day after the first (Standard Webhooks, "Retries"). */
const DELAYS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  6 * HOUR + 24 * MINUTE + 55 * SECOND,
] as const;
const LONGEST_WISH_MS = HOUR;

/**
 * When to try again after a number of attempts that failed; null: never. A receiver that says when it will be back
 * (`Retry-After` in seconds) is not asked before, up to an hour.
 */
export function nextAttempt(attempts: number, failedAt: Date, retryAfter?: string): Date | null {
  const delay = DELAYS[attempts - 1];
  if (delay === undefined) return null;
  const wish = retryAfter && /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * SECOND : 0;
  return new Date(failedAt.getTime() + Math.max(delay, Math.min(wish, LONGEST_WISH_MS)));
}

/** How many attempts there are before a delivery has failed. */
export const MOST_ATTEMPTS = DELAYS.length + 1;
