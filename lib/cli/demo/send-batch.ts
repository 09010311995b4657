import type { LiveCall } from '@/lib/demo/live/types';
import { CliError } from '../cli-error';

const TIMEOUT_MS = 15_000;
const TOGETHER = 100;

/**
 * Sends calls through the public API, a hundred at a time. Gives those that are still to be sent when the product does
 * not answer; throws CliError where it refuses them.
 */
export async function sendBatch(url: string, writeKey: string, calls: readonly LiveCall[]): Promise<LiveCall[]> {
  for (let from = 0; from < calls.length; from += TOGETHER) {
    const response = await fetch(`${url}/api/v1/batch`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
      },
      body: JSON.stringify({ batch: calls.slice(from, from + TOGETHER) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => undefined);
    await response?.arrayBuffer().catch(() => undefined);
    if (response === undefined || response.status === 429 || response.status >= 500) return calls.slice(from);
    if (!response.ok)
      throw new CliError(`The product refused the events (${response.status}). Does .data/demo.json belong to it?`);
  }
  return [];
}
