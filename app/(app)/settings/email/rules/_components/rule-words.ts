import { formatCount, formatNoun } from '@/components/ui/format';
import type { Frequency } from '@/lib/services/campaigns/audience/read-frequency';
import type { SendRulesForm } from '@/lib/services/campaigns/audience/send-rules-form';

const times = (value: number): string => (Number.isFinite(value) ? formatCount(value) : '–');
const window = (days: number): string => (days === 1 ? 'within a day' : `within ${times(days)} days`);

/** "Whoever has had 2 emails within 7 days gets no third; …" */
export function capWords({ capped, count, days }: SendRulesForm): string {
  if (!capped)
    return 'There is no limit of the shop; the one that a customer sets in the preference centre still holds.';
  return `Whoever has had ${count === 1 ? 'an email' : `${times(count)} emails`} ${window(days)}, of whatever campaigns, gets none until they lie longer back; what is on its way counts too.`;
}

/** What the limit does to the customers of now; nothing where the days are not those that were counted. */
export function reachWords({ capped, count, days }: SendRulesForm, frequency: Frequency): string | null {
  if (!capped || days !== frequency.days || !Number.isFinite(count)) return null;
  const written = frequency.had.reduce((sum, { customers }) => sum + customers, 0);
  const full = frequency.had.reduce((sum, { emails, customers }) => (emails >= count ? sum + customers : sum), 0);
  if (written === 0) return `Nobody has had an email ${window(days)}.`;
  return `${formatNoun(written, 'customer')} had an email ${window(days)}; ${full === 0 ? 'none of them has' : full === 1 ? '1 of them has' : `${formatCount(full)} of them have`} reached the limit.`;
}

/** "From 21:00 to 07:00, 10 hours, …" */
export function quietWords({ quiet, from, to }: SendRulesForm): string {
  if (!quiet) return 'Emails go out at any hour.';
  return `From ${from} to ${to} by each customer’s own clock nothing goes out. What falls into it is not lost: it waits for ${to}. A campaign may have hours of its own.`;
}

/** Hours of the day [from, to) as parts of a strip from 0 to 24; two where they go over midnight. */
export function quietParts(from: string, to: string): { start: number; length: number }[] {
  const [begin, end] = [hoursOf(from), hoursOf(to)];
  if (begin === null || end === null || begin === end) return [];
  if (begin < end) return [{ start: begin, length: end - begin }];
  return [
    { start: 0, length: end },
    { start: begin, length: 24 - begin },
  ].filter(({ length }) => length > 0);
}

function hoursOf(time: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  return match ? Number(match[1]) + Number(match[2]) / 60 : null;
}
