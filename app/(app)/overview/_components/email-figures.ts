import { formatCount, formatDelta, formatMoney, formatNoun, formatPercent, shareOf } from '@/components/ui/format';
import type { EmailResults } from '@/lib/services/monitoring/email/get-email-results';
import { amountOf } from '@/lib/services/monitoring/overview/money';
import type { PeriodKey } from '@/lib/services/monitoring/overview/period';
import { BEFORE, BEFORE_SHORT } from './period-words';

export interface EmailFigure {
  key: string;
  label: string;
  value: string;
  title: string;
  line?: number[];
  rows: { label: string; value: string; title?: string; tone?: 'good' | 'bad' }[];
  interval?: { estimate: number; low: number; high: number };
  /** A share and the limit that it must stay under. */
  limit?: { share: number; limit: number };
}

/** What mail providers begin to hold against a sender. */
export const LIMITS = { unsubscribed: 0.01, complained: 0.001 } as const;
const LEAST_FOR_A_RATE = 100;

/** What email did, as it is written: money with what chance gives, shares with their limits. */
export function emailFigures(
  email: EmailResults,
  { currency, period }: { currency: string; period: PeriodKey },
): EmailFigure[] {
  const money = (minor: number): string => formatMoney(amountOf(minor, currency), currency, { whole: true });
  const { attributed, incremental, unsubscribed, complained } = email;
  const change = attributed.value - attributed.before;
  const clear = Math.abs(change) > attributed.chance;
  return [
    {
      key: 'attributed',
      label: 'Revenue attributed',
      value: money(attributed.value),
      title: `${formatNoun(attributed.orders, 'order')} after an email: by each campaign’s own attribution; of imported emails by the last click within 14 days`,
      line: attributed.line,
      rows: [
        {
          label: BEFORE_SHORT[period],
          value: formatDelta(change, money),
          title: `${money(attributed.before)} in ${BEFORE[period]}. ${clear ? 'More than chance alone gives.' : `Chance alone gives up to ${money(attributed.chance)} either way, 19 times in 20.`}`,
          ...(clear && change !== 0 ? { tone: change > 0 ? ('good' as const) : ('bad' as const) } : {}),
        },
        {
          label: 'By chance',
          value: `± ${money(attributed.chance)}`,
          title: 'A difference of this size comes about by chance alone 19 times in 20.',
        },
        {
          label: 'Of all orders',
          value: attributed.all > 0 ? formatPercent(shareOf(attributed.value, attributed.all)) : 'none',
          title: `${money(attributed.value)} of ${money(attributed.all)}`,
        },
      ],
    },
    incremental
      ? {
          key: 'incremental',
          label: 'Incremental, 12 weeks',
          value: money(incremental.estimate),
          title: `What ${formatCount(incremental.recipients)} recipients spent beyond ${formatCount(incremental.heldOut)} who were held out, in ${formatCount(incremental.runs)} sends, 14 days each`,
          interval: { estimate: incremental.estimate, low: incremental.low, high: incremental.high },
          rows: [
            { label: '95 %', value: `${money(incremental.low)} to ${money(incremental.high)}` },
            {
              label: 'Against held out',
              value: incremental.low > 0 ? 'clearly more' : incremental.high < 0 ? 'clearly less' : 'not clear',
              ...(incremental.low > 0
                ? { tone: 'good' as const }
                : incremental.high < 0
                  ? { tone: 'bad' as const }
                  : {}),
            },
            { label: 'Held out', value: formatCount(incremental.heldOut) },
          ],
        }
      : {
          key: 'incremental',
          label: 'Incremental, 12 weeks',
          value: 'Not measured',
          title: 'A campaign that holds out 30 customers or more shows what would not have come without it.',
          rows: [
            {
              label: 'Held out',
              value: 'fewer than 30',
              title: 'Set a holdout in a campaign, and this is measured against it.',
            },
          ],
        },
    limited('unsubscribed', 'Unsubscribed from these', unsubscribed, LIMITS.unsubscribed, period),
    limited('complained', 'Complaints about these', complained, LIMITS.complained, period),
  ];
}

function limited(
  key: string,
  label: string,
  of: { value: number; before: number; delivered: number },
  limit: number,
  period: PeriodKey,
): EmailFigure {
  const share = shareOf(of.value, of.delivered);
  const change = of.value - of.before;
  return {
    key,
    label,
    value: formatCount(of.value),
    title: `${formatCount(of.value)} of ${formatCount(of.delivered)} delivered emails`,
    rows: [
      {
        label: BEFORE_SHORT[period],
        value: formatDelta(change),
        title: `${formatCount(of.before)} in ${BEFORE[period]}`,
      },
      {
        label: 'Of delivered',
        value:
          of.delivered === 0
            ? 'none'
            : of.delivered < LEAST_FOR_A_RATE
              ? `${of.value} of ${of.delivered}`
              : formatPercent(share, 2),
        ...(share !== null && of.delivered >= LEAST_FOR_A_RATE && share > limit ? { tone: 'bad' as const } : {}),
      },
      { label: 'Limit', value: formatPercent(limit) },
    ],
    ...(share !== null && of.delivered >= LEAST_FOR_A_RATE ? { limit: { share, limit } } : {}),
  };
}
