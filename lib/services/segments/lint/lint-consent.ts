import { activeConditions, eventMentions, type Rule } from '@/lib/rules';
import { addCondition } from './edit-rule';
import type { Finding } from './finding';

const EMAIL_WORDS =
  /\be-?mails?\b|\bmail(ing)?s?\b|\bnewsletters?\b|\bcampaigns?\b|\bwrite to\b|\bwritten to\b|\bsubject line/i;

export interface ConsentQuestion {
  rule: Rule;
  /** The rules of the segments that it stands below. */
  above: readonly Rule[];
  /** Goal and description: what it is meant for. */
  purpose: string;
  /** Members, and those of them who can be emailed. */
  count: number;
  reachable: number;
}

const considers = (rule: Rule): boolean => activeConditions(rule).some(({ condition }) => condition.type === 'consent');

/** A segment that is meant for email, by its words or because it asks about emails, and does not ask for consent. */
export function lintConsent({ rule, above, purpose, count, reachable }: ConsentQuestion): Finding[] {
  if ([rule, ...above].some(considers)) return [];
  const asksEmails = activeConditions(rule).some(({ condition }) =>
    eventMentions(condition).some(({ event }) => event.startsWith('Email ')),
  );
  if (!asksEmails && !EMAIL_WORDS.test(purpose)) return [];
  const out = count - reachable;
  return [
    {
      kind: 'consentNotConsidered',
      severity: out > 0 ? 'warn' : 'info',
      place: '',
      message: `It is meant for email and does not ask for consent: ${out.toLocaleString('en-GB')} of ${count.toLocaleString('en-GB')} cannot be emailed now.`,
      fix: {
        label: 'Leave out who unsubscribed',
        rule: addCondition(rule, { type: 'consent', channel: 'email', op: 'neq', value: 'unsubscribed' }),
      },
    },
  ];
}
