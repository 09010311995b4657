import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { formatCount, formatMoney } from '@/components/ui/format';
import { MarkIcon } from './icon-array';
import type { Gain } from './net-gain';
import { type Confusion, flaggedOf, positivesOf } from './per-hundred';

export interface ConfusionTableProps {
  counts: Confusion;
  gain: Gain;
  currency: string;
  words: { positives: string; negatives: string };
  won: string;
}

/** The four outcomes at a threshold, each in customers and in money. */
export function ConfusionTable({ counts, gain, currency, words, won }: ConfusionTableProps) {
  const money = (value: number, sign = false) =>
    `${sign && value > 0 ? '+' : ''}${formatMoney(value, currency, { whole: true })}`;
  const total = counts.truePositives + counts.falsePositives + counts.falseNegatives + counts.trueNegatives;
  const positives = positivesOf(counts);
  return (
    <table
      className="w-full table-fixed border-separate border-spacing-1.5"
      aria-label="Customers and money at this line"
    >
      <thead>
        <tr className="text-left align-bottom text-xs">
          <td className="w-14" />
          <Head title="Flagged" count={flaggedOf(counts)} />
          <Head title="Not flagged" count={total - flaggedOf(counts)} />
        </tr>
      </thead>
      <tbody>
        <tr>
          <Side title={words.positives} count={positives} />
          <Cell hit label="caught" count={counts.truePositives} happened flagged>
            <b className={cn('font-[550]', gain.caught >= 0 ? 'text-good' : 'text-bad')}>{money(gain.caught, true)}</b>{' '}
            {won}
          </Cell>
          <Cell label="missed" count={counts.falseNegatives} happened flagged={false}>
            <b className="font-[550] text-bad">{money(Math.max(0, gain.missed))}</b> not won
          </Cell>
        </tr>
        <tr>
          <Side title={words.negatives} count={total - positives} />
          <Cell label="needless" count={counts.falsePositives} happened={false} flagged>
            <b className="font-[550] text-bad">{money(gain.needless)}</b> spent
          </Cell>
          <Cell label="left alone" count={counts.trueNegatives} happened={false} flagged={false}>
            <b className="font-[550]">{money(0)}</b>
          </Cell>
        </tr>
      </tbody>
    </table>
  );
}

const Head = ({ title, count }: { title: string; count: number }) => (
  <th scope="col" className="font-normal text-ink-3">
    <b className="block font-[550] text-ink text-sm">{title}</b>
    {formatCount(count)} customers
  </th>
);

const Side = ({ title, count }: { title: string; count: number }) => (
  <th scope="row" className="text-left font-normal text-ink-3 text-xs">
    <b className="block font-[550] text-ink text-sm first-letter:uppercase">{title}</b>
    {formatCount(count)}
  </th>
);

interface CellProps {
  label: string;
  count: number;
  happened: boolean;
  flagged: boolean;
  hit?: boolean;
  children: ReactNode;
}

const Cell = ({ label, count, happened, flagged, hit, children }: CellProps) => (
  <td className={cn('rounded-md border border-line px-3 py-2.5', hit && 'border-accent-line bg-accent-soft')}>
    <span className="flex items-center gap-2 text-ink-2 text-xs">
      {label}
      <MarkIcon happened={happened} flagged={flagged} className="ml-auto" />
    </span>
    <b className="block font-semibold text-[1.375rem] leading-8 tracking-tight" data-cell={label}>
      {formatCount(count)}
    </b>
    <span className="block text-ink-2 text-xs">{children}</span>
  </td>
);
