import type { EmailResults } from '../email/get-email-results';
import { amountOf } from '../overview/money';
import type { Overview } from '../overview/types';

const MOST = 5;

/** The week in the words of an email: what was taken, what email did, the campaigns, who falls behind. Figures only. */
export function digestParagraphs(
  { shop, period, figures }: Pick<Overview, 'shop' | 'period' | 'figures'>,
  email: EmailResults,
): { subject: string; paragraphs: string[] } {
  const { currency, timezone } = shop;
  const money = (minor: number): string =>
    new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 0 }).format(
      amountOf(minor, currency),
    );
  const count = (value: number): string => new Intl.NumberFormat('en-GB').format(value);
  const share = (part: number, whole: number): string =>
    whole > 0 ? `${((part / whole) * 100).toFixed(1)} %` : 'none';
  const day = (at: Date): string =>
    new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: timezone }).format(at);
  const last = new Date(period.current.end.getTime() - 1);
  const against = (now: number, before: number | null): string =>
    before === null
      ? ''
      : now === before
        ? ', as much as the week before'
        : `, ${money(Math.abs(now - before))} ${now > before ? 'more' : 'less'} than the week before`;
  const { attributed, incremental, unsubscribed, complained, campaigns, underperforming } = email;
  const paragraphs = [
    `Week of ${day(period.current.start)} to ${day(last)}.`,
    `${shop.name} took ${money(figures.revenue.value)}${against(figures.revenue.value, figures.revenue.before)}, in ${count(figures.orders.value)} orders.`,
  ];
  if (!email.empty) {
    const clear = Math.abs(attributed.value - attributed.before) > attributed.chance;
    paragraphs.push(
      `Of it ${money(attributed.value)} followed an email${against(attributed.value, attributed.before)}${clear ? '' : ' (no more than chance gives)'}.`,
    );
    if (incremental)
      paragraphs.push(
        `Against customers who were held out, email earned about ${money(incremental.estimate)} in 12 weeks (95 % interval ${money(incremental.low)} to ${money(incremental.high)}).`,
      );
    paragraphs.push(
      `${count(unsubscribed.value)} unsubscribed (${share(unsubscribed.value, unsubscribed.delivered)} of delivered), ${count(complained.value)} complained (${share(complained.value, complained.delivered)}).`,
    );
    if (campaigns.length > 0)
      paragraphs.push(
        campaigns
          .slice(0, MOST)
          .map(
            (one) =>
              `- ${one.name}: ${count(one.delivered)} delivered, ${share(one.opens, one.delivered)} opened, ${share(one.clicks, one.delivered)} clicked, ${money(one.revenue)}`,
          )
          .join('\n'),
      );
    if (underperforming.length > 0)
      paragraphs.push(
        underperforming
          .map(
            (one) =>
              `- ${one.name} ${one.measure === 'opens' ? 'opens' : 'clicks'} ${(one.rate * 100).toFixed(1)} % of its emails; everyone else ${(one.others * 100).toFixed(1)} %`,
          )
          .join('\n'),
      );
  }
  return {
    subject: `${shop.name}: week of ${day(period.current.start)} to ${day(last)}, ${money(figures.revenue.value)}`,
    paragraphs,
  };
}
