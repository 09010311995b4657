import type { CampaignRow } from './campaign-row';
import { nextRun } from './next-run';

type Timed = Pick<CampaignRow, 'kind' | 'status' | 'schedule' | 'nextRunAt' | 'createdAt'>;

/**
 * The instant for which an audience is counted: when the campaign goes out next, and now where it does so at once, at
 * entries, or no more. What somebody has had lately and how old a consent is are asked for then: an email of last week does
 * not hold back one of tomorrow.
 */
export function sendsAt({ kind, status, schedule, nextRunAt, createdAt }: Timed, now: Date): Date {
  if (status === 'sending' || status === 'done' || status === 'cancelled') return now;
  const next = nextRunAt ?? nextRun(kind, schedule, now, createdAt);
  return next !== null && next > now ? next : now;
}
