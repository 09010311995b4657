import { RateLimiterMemory } from 'rate-limiter-flexible';
import { processWide } from '@/lib/platform/process-wide';
import { addressOf, consume } from '../rate-limit';

/** Wrong passwords or client secrets that one address may send in five minutes, over all accounts. */
const FAILURES = 60;
/** Checks of a password in a second, over everybody: each costs a core 50 ms. */
const CHECKS = 20;

const limits = processWide('signInLimits', () => ({
  failures: new RateLimiterMemory({ keyPrefix: 'failures', points: FAILURES, duration: 300 }),
  checks: new RateLimiterMemory({ keyPrefix: 'checks', points: CHECKS, duration: 1 }),
}));

/** Runs a check of a password, of which the machine can do so many at once. Errors: as `limitFailures`. */
export async function limitSignIns<T>(headers: Headers, check: () => Promise<T>): Promise<T> {
  await consume(limits.checks, 'all', 'Many people are signing in at this moment. Try again.');
  return limitFailures(headers, check);
}

/**
 * Runs a check of a password or secret unless this address has failed too often. Errors: those of the check, and
 * `tooManyRequests`.
 */
export async function limitFailures<T>(headers: Headers, check: () => Promise<T>): Promise<T> {
  const address = addressOf(headers);
  await consume(limits.failures, address, 'Too many failed attempts from your address. Wait a few minutes.', 0);
  try {
    return await check();
  } catch (error) {
    await limits.failures.penalty(address, 1);
    throw error;
  }
}
