import { Interval } from '@/components/charts/interval';
import { formatCount, formatMoney, formatPercent } from '@/components/ui/format';
import { ScrollX } from '@/components/ui/scroll-x';
import type { Rate } from '@/lib/services/monitoring/campaigns/compare-variants';
import type { StepResult } from '@/lib/services/monitoring/campaigns/read-results';

const COLUMNS = [
  { key: 'opened', label: 'Opened' },
  { key: 'clicked', label: 'Clicked' },
  { key: 'converted', label: 'Ordered' },
] as const;

/** The rates of each variant with their intervals, each column on one scale. */
export function VariantTable({ step, currency }: { step: StepResult; currency: string }) {
  const scale = (key: (typeof COLUMNS)[number]['key']): [number, number] => [
    0,
    Math.max(0.01, ...step.variants.map(({ rates }) => rates[key].high)),
  ];
  return (
    <ScrollX label="Variants">
      <table className="w-full min-w-[40rem] text-left text-sm">
        <thead className="text-ink-3 text-xs">
          <tr>
            <th scope="col" className="py-1 font-medium">
              Variant
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              Delivered
            </th>
            {COLUMNS.map(({ key, label }) => (
              <th key={key} scope="col" className="py-1 pl-4 font-medium">
                {label}
              </th>
            ))}
            <th scope="col" className="py-1 pl-4 text-right font-medium">
              Revenue
            </th>
            <th scope="col" className="py-1 pl-4 text-right font-medium">
              Unsubscribed
            </th>
          </tr>
        </thead>
        <tbody>
          {step.variants.map(({ key, subject, figures, rates }) => (
            <tr key={key} className="border-line border-t align-top">
              <th scope="row" className="max-w-64 py-2 font-normal">
                <b className="mr-1.5 font-semibold">{key}</b>
                <span className="[overflow-wrap:anywhere]">{subject}</span>
              </th>
              <td className="py-2 text-right tabular-nums">{formatCount(figures.delivered)}</td>
              {COLUMNS.map((column) => (
                <td key={column.key} className="py-2 pl-4">
                  <RateCell
                    rate={rates[column.key]}
                    label={`${column.label}, variant ${key}`}
                    scale={scale(column.key)}
                  />
                </td>
              ))}
              <td className="py-2 pl-4 text-right tabular-nums">{formatMoney(figures.revenue, currency)}</td>
              <td className="py-2 pl-4 text-right tabular-nums">{formatPercent(rates.unsubscribed.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function RateCell({ rate, label, scale }: { rate: Rate; label: string; scale: [number, number] }) {
  if (rate.share === null) return <span className="text-ink-3">–</span>;
  return (
    <span title={`${formatCount(rate.part)} of ${formatCount(rate.whole)}`}>
      <b className="font-semibold tabular-nums">{formatPercent(rate.share)}</b>
      <span className="ml-1 text-ink-3 text-xs">
        {formatPercent(rate.low)} to {formatPercent(rate.high)}
      </span>
      <Interval estimate={rate.share} low={rate.low} high={rate.high} scale={scale} label={label} width={110} neutral />
    </span>
  );
}
