import type { AuditFilter } from '@/lib/services/accounts/list-audit-entries';

/** The periods that can be chosen, in days back from now. */
export const PERIODS: Readonly<Record<string, { label: string; days: number }>> = {
  day: { label: 'Last 24 hours', days: 1 },
  week: { label: 'Last 7 days', days: 7 },
  month: { label: 'Last 30 days', days: 30 },
};

/** The filter that the page's address asks for; what is not understood is left out. */
export function auditFilterOf(query: Readonly<Record<string, string>>, now: Date): AuditFilter {
  const days = PERIODS[query.period ?? '']?.days;
  return {
    action: query.q?.trim() || undefined,
    actor: query.actor || undefined,
    subject: query.subject || undefined,
    outcome: query.outcome === 'done' || query.outcome === 'failed' ? query.outcome : undefined,
    from: days === undefined ? undefined : new Date(now.getTime() - days * 86_400_000),
  };
}
