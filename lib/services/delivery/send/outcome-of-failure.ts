import { RenderFailure } from '@/lib/content/render/render-failure';
import { MailError } from '@/lib/platform/mail/mail-provider';
import type { Claimed } from './claim-due';
import type { Outcome } from './record-outcomes';
import { nextAttempt } from './retry-schedule';

/** What becomes of a message whose hand-over failed; undefined: it was withdrawn, and why is to be looked up. */
export function outcomeOfFailure(
  error: unknown,
  { number, attempts }: Claimed,
  { idempotent, at }: { idempotent: boolean; at: Date },
): Outcome | undefined {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof RenderFailure) return { number, status: 'failed', reason: 'render', detail };
  if (!(error instanceof MailError)) return later(number, attempts, 'internal', detail, at);
  switch (error.kind) {
    case 'withdrawn':
      return undefined;
    case 'away':
    case 'throttled':
      // No message is at fault: it waits without having been tried.
      return { number, status: 'queued', reason: error.kind, detail, uncounted: true };
    case 'permanent':
      return {
        number,
        status: error.address ? 'bounced' : 'failed',
        reason: error.address ? 'hardBounce' : 'refused',
        detail,
      };
    case 'temporary':
      return later(number, attempts, 'temporary', detail, at, error.retryAfter);
    case 'lost':
      return idempotent
        ? later(number, attempts, 'temporary', detail, at)
        : { number, status: 'uncertain', reason: 'lost', detail };
  }
}

function later(number: number, attempts: number, reason: string, detail: string, at: Date, wanted?: number): Outcome {
  const dueAt = nextAttempt(attempts, at, wanted);
  return dueAt
    ? { number, status: 'queued', reason, detail, dueAt }
    : { number, status: 'failed', reason: 'gaveUp', detail };
}
