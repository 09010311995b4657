import Link from 'next/link';
import { Interval } from '@/components/charts/interval';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { formatCount, formatDecimal, formatPercent } from '@/components/ui/format';
import type { EmailResults } from '@/lib/services/monitoring/email/get-email-results';
import { segmentHref } from './links';

/** Segments that answer emails less than everyone else, by more than chance, and what is different about them. */
export function BehindCard({ rows, links = true }: { rows: EmailResults['underperforming']; links?: boolean }) {
  if (rows.length === 0) return null;
  const all = rows.flatMap(({ low, high, others }) => [low, high, others]);
  const scale = [Math.max(0, Math.min(...all) - 0.02) * 100, Math.min(1, Math.max(...all) + 0.02) * 100] as const;
  return (
    <Card aria-labelledby="behind">
      <CardHead
        id="behind"
        title="Which segments answer less, and what is different about them?"
        note="95 % intervals; dashed: everyone else"
      />
      <ul>
        {rows.map((row) => (
          <li
            key={row.id}
            className="grid items-center gap-x-4 gap-y-1 border-line border-b px-4 py-2.75 text-sm last:border-b-0 md:grid-cols-[minmax(0,1fr)_auto_minmax(0,1.4fr)]"
          >
            <div className="min-w-0">
              {links ? (
                <Link href={segmentHref(row.id)} className="rounded-xs font-[550] hover:underline">
                  {row.name}
                </Link>
              ) : (
                <span className="font-[550]">{row.name}</span>
              )}
              <p className="text-ink-2 text-xs">
                {row.measure === 'opens' ? 'Opens' : 'Clicks'} {formatPercent(row.rate)} of {formatCount(row.delivered)}{' '}
                emails; everyone else {formatPercent(row.others)}
              </p>
            </div>
            <span className="inline-flex items-center gap-2">
              <Interval
                estimate={row.rate * 100}
                low={row.low * 100}
                high={row.high * 100}
                scale={scale}
                reference={row.others * 100}
                label={`${row.name}, ${row.measure} in percent`}
                width={140}
              />
              <span className="whitespace-nowrap text-ink-3 text-xs tabular-nums">
                {formatDecimal(row.low * 100, 1)} to {formatDecimal(row.high * 100, 1)}
              </span>
            </span>
            <p className="text-pretty text-ink-2 text-xs">
              {row.distinctions.length === 0
                ? 'Nothing else sets its members clearly apart.'
                : `Different: ${row.distinctions.map(differenceWords).join('; ')}.`}
            </p>
          </li>
        ))}
      </ul>
      <CardFoot>
        Counted over the emails of each customer’s snapshot; seen together, not proven to be the cause.
      </CardFoot>
    </Card>
  );
}

/** "viewed in 90 days Christmas, 2.5 times as often"; what almost nobody of them has is said so. */
function differenceWords({ about, value, lift }: { about: string; value: string; lift: number }): string {
  if (lift < 0.05) return `hardly anyone: ${about} ${value}`;
  return `${about} ${value}, ${formatDecimal(lift, 1)} times as often`;
}
