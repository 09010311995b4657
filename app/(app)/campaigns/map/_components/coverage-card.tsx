import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { formatCount, formatPercent, shareOf } from '@/components/ui/format';
import type { StrategyMap } from '@/lib/services/monitoring/campaigns/read-map';

const HATCH = 'repeating-linear-gradient(135deg, var(--line-strong) 0 1.5px, transparent 1.5px 6px), var(--sunken)';
const tint = (share: number) => `color-mix(in srgb, var(--c1) ${share}%, var(--card))`;

/** How many customers are in any strategy, and who is in none. */
export function CoverageCard({ map, canEdit }: { map: StrategyMap; canEdit: boolean }) {
  const { customers, one, two, more, none } = map.coverage;
  const parts = [
    { key: 'one', label: 'in one', value: one, fill: tint(42) },
    { key: 'two', label: 'in two', value: two, fill: tint(72) },
    { key: 'more', label: 'in three or more', value: more, fill: 'var(--c1)' },
    { key: 'none', label: 'in none', value: none, fill: HATCH },
  ];
  const words = parts.map(({ label, value }) => `${label} ${formatCount(value)}`).join(', ');
  const most = Math.max(1, ...map.uncovered.map((each) => each.customers));
  return (
    <Card className="grid md:grid-cols-[minmax(0,1fr)_18.75rem]" aria-label="Coverage">
      <div className="px-4.5 py-3.5">
        <h2 className="flex flex-wrap items-baseline gap-x-2 font-medium text-base">
          <span className="font-semibold text-2xl tracking-tight">
            {formatPercent(shareOf(customers - none, customers))}
          </span>
          of customers are in at least one strategy
          <span className="ml-auto font-normal text-ink-2 text-sm">
            {formatCount(customers - none)} of {formatCount(customers)}
          </span>
        </h2>
        <div className="mt-2.5 flex gap-0.5 overflow-hidden rounded-md" role="img" aria-label={`Customers ${words}`}>
          {parts.map(({ key, value, fill }) =>
            value > 0 ? (
              <span
                key={key}
                className="h-6.5 min-w-1 rounded-xs"
                style={{ flexGrow: value, flexBasis: 0, background: fill }}
              />
            ) : null,
          )}
        </div>
        <ul className="mt-3 flex flex-wrap justify-between gap-x-3 gap-y-2 text-xs">
          {parts.map(({ key, label, value, fill }) => (
            <li key={key} className="grid grid-cols-[9px_auto] items-center gap-x-1.75">
              <span className="size-2.25 rounded-xs" style={{ background: fill }} aria-hidden />
              <b className="font-semibold text-sm">{formatCount(value)}</b>
              <span className="col-start-2 text-ink-2">
                {label}, {formatPercent(shareOf(value, customers))}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div className="border-line px-4.5 py-3.5 max-md:border-t md:border-l">
        <h2 className="mb-1 flex items-baseline justify-between text-sm">
          Who is in none?
          {canEdit && (
            <Link href="/segments/new" className="font-medium text-accent text-xs hover:underline">
              Make a segment
            </Link>
          )}
        </h2>
        <ul className="grid gap-px">
          {map.uncovered.slice(0, 5).map(({ stage, label, customers: count }) => (
            <li key={label} className="grid grid-cols-[minmax(0,1fr)_56px_40px] items-center gap-2 text-xs leading-6">
              {canEdit && stage ? (
                <Link
                  href={`/segments/new?stage=${stage}&out=${map.reached.join(',')}`}
                  className="truncate text-ink-2 hover:text-accent hover:underline"
                  title={`${label}: make a segment of them`}
                >
                  {label}
                </Link>
              ) : (
                <span className="truncate text-ink-2" title={label}>
                  {label}
                </span>
              )}
              <span
                className="h-1.25 justify-self-end rounded-full bg-line-strong"
                style={{ width: `${Math.max(4, (count / most) * 100)}%` }}
                aria-hidden
              />
              <b className="text-right font-[550] tabular-nums">{formatCount(count)}</b>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
