import { formatCount, formatDay } from '@/components/ui/format';
import type { HistoryDay } from '@/lib/services/segments/read-history';

/** Who entered, upward, and who left, downward, day by day under the line of the size. */
export function MovesBars({ rows }: { rows: readonly HistoryDay[] }) {
  const most = Math.max(1, ...rows.flatMap((row) => [row.entered, row.left]));
  const entered = rows.reduce((sum, row) => sum + row.entered, 0);
  const left = rows.reduce((sum, row) => sum + row.left, 0);
  return (
    <div className="mt-2 border-line border-t pt-2">
      <p className="flex gap-4 pb-1 text-ink-2 text-xs">
        <span>
          <span aria-hidden className="mr-1.5 inline-block size-2 rounded-[2px] bg-c1" />
          entered, {formatCount(entered)} in all
        </span>
        <span>
          <span aria-hidden className="mr-1.5 inline-block size-2 rounded-[2px] bg-muted-series" />
          left, {formatCount(left)}
        </span>
      </p>
      <div
        role="img"
        aria-label={`${formatCount(entered)} entered and ${formatCount(left)} left in ${rows.length} days`}
        className="flex h-14 items-stretch gap-px pr-3 pl-11.5"
      >
        {rows.map((row) => (
          <div
            key={row.day}
            className="flex min-w-px flex-1 flex-col"
            title={`${formatDay(row.day)}: ${formatCount(row.entered)} entered, ${formatCount(row.left)} left`}
          >
            <div className="flex h-1/2 items-end border-line-strong border-b">
              <div className="w-full rounded-t-[2px] bg-c1" style={{ height: `${(row.entered / most) * 100}%` }} />
            </div>
            <div className="h-1/2">
              <div
                className="w-full rounded-b-[2px] bg-muted-series"
                style={{ height: `${(row.left / most) * 100}%` }}
              />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
