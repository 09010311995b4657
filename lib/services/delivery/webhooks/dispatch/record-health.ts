import type { Queryable } from '@/lib/platform/db';
import type { DisabledReason } from '../fields';
import type { Attempt } from './attempt';
import type { Target } from './read-targets';

/** An endpoint that has answered nothing well for so long is not called any more. */
const LASTING_MS = 5 * 24 * 3_600_000;
/** … where a message has been tried this often meanwhile, so that one failure after a long silence does not end it. */
const LASTING_ATTEMPTS = 4;

export interface Health {
  endpoint: number;
  /** Attempts that failed since the last that succeeded. */
  failures: number;
  failingSince: Date | null;
  lastSuccessAt: Date | null;
  disabled: DisabledReason | null;
}

/** What attempts, in the order in which they ended, say of their endpoint. */
export function healthAfter(before: Target, attempts: readonly Attempt[], at: Date): Health {
  const health: Health = {
    endpoint: before.number,
    failures: before.failures,
    failingSince: before.failingSince,
    lastSuccessAt: null,
    disabled: null,
  };
  for (const one of attempts) {
    if (one.error === null) Object.assign(health, { failures: 0, failingSince: null, lastSuccessAt: at });
    else {
      health.failures += 1;
      health.failingSince ??= one.at;
    }
    const lasting = health.failingSince !== null && at.getTime() - health.failingSince.getTime() >= LASTING_MS;
    if (one.status === 410) health.disabled = 'gone';
    else if (lasting && one.attempt >= LASTING_ATTEMPTS) health.disabled ??= 'failing';
  }
  return health;
}

const RECORD = `
  UPDATE webhook_endpoint w SET failures = h.failures, failing_since = h.failing_since,
    last_success_at = coalesce(h.last_success_at, w.last_success_at),
    disabled_at = CASE WHEN h.disabled IS NULL THEN w.disabled_at ELSE coalesce(w.disabled_at, $6::timestamptz) END,
    disabled_reason = coalesce(w.disabled_reason, h.disabled)
  FROM unnest($1::int[], $2::int[], $3::timestamptz[], $4::timestamptz[], $5::text[])
    AS h(endpoint, failures, failing_since, last_success_at, disabled)
  WHERE w.number = h.endpoint`;

/** Keeps how the endpoints are doing; one that is gone or has failed for days is disabled. */
export async function recordHealth(db: Queryable, health: readonly Health[], at: Date): Promise<void> {
  const values = [
    health.map(({ endpoint }) => endpoint),
    health.map(({ failures }) => failures),
    health.map(({ failingSince }) => failingSince),
    health.map(({ lastSuccessAt }) => lastSuccessAt),
    health.map(({ disabled }) => disabled),
    at,
  ];
  await db.query({ name: 'webhook-health', text: RECORD, values });
}
