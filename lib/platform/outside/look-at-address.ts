import http from 'node:http';
import https from 'node:https';
import { checkedLookup, type LookUp, refuseLiteral } from './checked-lookup';

export interface LookedAt {
  /** Null where nobody answered in time. */
  status: number | null;
  contentType: string | null;
}

export interface LookOptions {
  allowPrivate: boolean;
  timeoutMs?: number;
  lookUp?: LookUp;
}

const TIMEOUT_MS = 5_000;
const NOBODY: LookedAt = { status: null, contentType: null };

/**
 * What an address of the web that a person typed answers: its status and type; the body is not read, redirects are not
 * followed. Private addresses are not reached, whatever their name says.
 */
export function lookAtAddress(
  address: string,
  { allowPrivate, timeoutMs = TIMEOUT_MS, lookUp }: LookOptions,
): Promise<LookedAt> {
  return new Promise((resolve) => {
    try {
      const url = new URL(address);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return resolve(NOBODY);
      refuseLiteral(url, allowPrivate);
      const scheme = url.protocol === 'https:' ? https : http;
      const request = scheme.request(
        url,
        {
          method: 'GET',
          agent: false,
          headers: { 'user-agent': 'Kindred link check', accept: '*/*' },
          lookup: checkedLookup({ allowPrivate, lookUp }),
          signal: AbortSignal.timeout(timeoutMs),
        },
        (response) => {
          resolve({ status: response.statusCode ?? null, contentType: response.headers['content-type'] ?? null });
          response.destroy();
        },
      );
      request.on('error', () => resolve(NOBODY));
      request.end();
    } catch {
      resolve(NOBODY);
    }
  });
}
