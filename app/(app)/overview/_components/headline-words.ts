import { formatCount, formatMoney, formatNoun, formatPercent, shareOf } from '@/components/ui/format';
import { amountOf } from '@/lib/services/monitoring/overview/money';
import { GROUP_WORDS } from '@/lib/services/monitoring/overview/stages';
import type { Figure, Overview, SalesChange } from '@/lib/services/monitoring/overview/types';
import { BEFORE, inPeriod } from './period-words';
import { type Phrase, say, stress } from './phrase';

type Told = Pick<Overview, 'shop' | 'period' | 'figures' | 'changes' | 'hasBefore'>;

/** The period in two or three plain sentences: what was taken, how that compares, who bought, and what moved most. */
export function headlineWords({ shop, period, figures, changes, hasBefore }: Told): Phrase[] {
  const { revenue, orders, newCustomers } = figures;
  const money = (minor: number): string => formatMoney(amountOf(minor, shop.currency), shop.currency, { whole: true });
  const when = inPeriod(period.key, period.current, shop.timezone);
  if (orders.value === 0) {
    const lead = [say(`There was no order ${when}.`)];
    return hasBefore && revenue.before
      ? [...lead, say(` In ${BEFORE[period.key]} the shop took `), stress(money(revenue.before)), say('.')]
      : lead;
  }
  const sentences = [say('The shop took '), stress(money(revenue.value)), say(` ${when}`)];
  if (revenue.before === null) sentences.push(say('; there is no time before to compare it with.'));
  else if (period.tooShort)
    sentences.push(say('. The week has run for less than a day: too short to say what changed.'));
  else sentences.push(...compared(revenue, revenue.before, money, BEFORE[period.key]));
  if (revenue.yearAgo !== null && !period.tooShort) {
    sentences.push(
      say(` The same ${period.weeks === 1 ? 'week' : 'weeks'} a year before brought ${money(revenue.yearAgo)}.`),
    );
  }
  sentences.push(
    say(' '),
    stress(formatNoun(orders.part, 'customer')),
    say(' placed '),
    stress(formatNoun(orders.value, 'order')),
    say(
      newCustomers.value > 0
        ? `, ${formatCount(newCustomers.value)} of them for the first time.`
        : ', none of them for the first time.',
    ),
  );
  const most = changes.find((change): change is SalesChange => change.kind === 'sales' && change.grade !== 'chance');
  if (most && revenue.before !== null && !period.tooShort) {
    sentences.push(
      say(' What moved most: '),
      stress(lowerFirst(GROUP_WORDS[most.group].people)),
      say(` spent ${money(Math.abs(most.effect))} ${most.effect > 0 ? 'more' : 'less'}.`),
    );
  }
  return sentences;
}

function compared(revenue: Figure, before: number, money: (minor: number) => string, than: string): Phrase[] {
  const difference = revenue.value - before;
  if (difference === 0) return [say(`, exactly as in ${than}.`)];
  const share = formatPercent(shareOf(Math.abs(difference), Math.abs(before)), 0);
  const more = difference > 0 ? 'more' : 'less';
  const clear = Math.abs(difference) > revenue.chance;
  return [
    say(', '),
    stress(`${money(Math.abs(difference))} ${more}`),
    say(` (${share}) than ${than}`),
    say(clear ? '.' : ', which chance alone can give.'),
  ];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
