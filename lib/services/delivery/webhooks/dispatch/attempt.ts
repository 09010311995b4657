import type { Clock } from '@/lib/core';
import { OutsideError, type PostOutside } from '@/lib/platform/outside/post-outside';
import { signatureHeaders } from '../sign';
import type { Target } from './read-targets';
import type { DueDelivery } from './take-due';

/** What came of one attempt. */
export interface Attempt {
  delivery: number;
  endpoint: number;
  /** Counted from one. */
  attempt: number;
  at: Date;
  tookMs: number;
  /** HTTP status; null where no answer came. */
  status: number | null;
  /** Why it failed; null where it succeeded. */
  error: string | null;
  /** First bytes of the answer. */
  answer: string | null;
  retryAfter: string | undefined;
}

export type Send = (target: Target, delivery: DueDelivery) => Promise<Attempt>;

/** Sends one delivery once. Whatever happens is an attempt; nothing is thrown. */
export const sender =
  (outside: Pick<PostOutside, 'post'>, clock: Clock): Send =>
  async (target, { number, id, endpoint, payload, attempts }) => {
    const at = clock.now();
    const started = performance.now();
    const attempt = (came: Pick<Attempt, 'status' | 'error' | 'answer'>, retryAfter?: string): Attempt => ({
      delivery: number,
      endpoint,
      attempt: attempts + 1,
      at,
      tookMs: Math.round(performance.now() - started),
      retryAfter,
      ...came,
    });
    if (target.secrets.length === 0)
      return attempt({ status: null, error: 'The secret cannot be read any more: rotate it.', answer: null });
    try {
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'Kindred-Webhooks/1',
        ...signatureHeaders(target.secrets, id, at, payload),
      };
      const { status, body, retryAfter } = await outside.post(target.url, headers, payload);
      // What the receiver says goes into JSON and text of the database, where a NUL cannot stand.
      return attempt({ status, error: faultOf(status), answer: body.replaceAll('\u0000', '\ufffd') }, retryAfter);
    } catch (error) {
      const said = error instanceof OutsideError ? error.message : 'The call failed.';
      return attempt({ status: null, error: said, answer: null });
    }
  };

function faultOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400)
    return `Answered ${status}: redirects are not followed. Enter the address it leads to.`;
  if (status === 410) return 'Answered 410: it wants no more of this.';
  return `Answered ${status}.`;
}
