'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { cn } from '@/components/ui/cn';
import { formatCount, formatPercent, shareOf } from '@/components/ui/format';
import type { SegmentIntersections } from '@/lib/services/segments/read-intersections';

export interface OverlapMatrixProps {
  data: SegmentIntersections;
  /** What is chosen: a cell where it is the two of them, whatever else. */
  inside: readonly string[];
  outside: readonly string[];
  onChoose: (a: string, b: string) => void;
}

/** Each two segments: the Jaccard index (both of either), darker where they are more alike, and how many they share. */
export function OverlapMatrix({ data, inside, outside, onChoose }: OverlapMatrixProps) {
  const { segments, pairs } = data;
  const pairOf = (a: string, b: string) =>
    pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a));
  const nameOf = (id: string) => segments.find((segment) => segment.id === id)?.name ?? id;
  const isChosen = (a: string, b: string) =>
    outside.length === 0 && inside.length === 2 && inside.includes(a) && inside.includes(b);
  return (
    <ChartCard
      title="How alike is each two of them?"
      unit="Jaccard index: in both, of those in either"
      csvName="segment-jaccard"
      columns={[
        { key: 'pair', label: 'Segments' },
        { key: 'both', label: 'In both', format: 'count' },
        { key: 'jaccard', label: 'Jaccard', format: 'decimal' },
      ]}
      rows={pairs.map((pair) => ({
        pair: `${nameOf(pair.a)} and ${nameOf(pair.b)}`,
        both: pair.both,
        jaccard: Math.round(pair.jaccard * 1e4) / 1e4,
      }))}
    >
      <div className="relative min-w-0 overflow-x-auto">
        <table className="border-separate border-spacing-0.5 text-sm">
          <thead>
            <tr>
              <td />
              {segments.map((segment) => (
                <th
                  key={segment.id}
                  scope="col"
                  className="w-28 min-w-22 max-w-28 truncate px-1 pb-1 text-center font-normal text-ink-2 text-xs"
                  title={segment.name}
                >
                  {segment.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {segments.map((row) => (
              <tr key={row.id}>
                <th
                  scope="row"
                  className="max-w-56 truncate pr-3 text-left font-normal max-sm:max-w-28"
                  title={row.name}
                >
                  {row.name}
                </th>
                {segments.map((column) => {
                  const pair = pairOf(row.id, column.id);
                  if (!pair)
                    return (
                      <td
                        key={column.id}
                        className="h-11 rounded-sm bg-sunken text-center text-ink-2 text-xs tabular-nums"
                      >
                        {formatCount(row.size)}
                      </td>
                    );
                  const ofRow = formatPercent(shareOf(pair.both, row.size), 0);
                  // Never so much colour that the text would have to change with it.
                  const tinted = pair.jaccard > 0.15;
                  return (
                    <td key={column.id} className="h-11 p-0">
                      <button
                        type="button"
                        aria-pressed={isChosen(row.id, column.id)}
                        aria-label={`${row.name} and ${column.name}: Jaccard ${pair.jaccard.toFixed(2)}, ${formatCount(pair.both)} in both, ${ofRow} of ${row.name}`}
                        title={`${formatCount(pair.both)} in both: ${ofRow} of ${row.name}`}
                        onClick={() => onChoose(row.id, column.id)}
                        style={{
                          background: `color-mix(in srgb, var(--accent) ${Math.round(pair.jaccard * 40)}%, var(--card))`,
                        }}
                        className="grid h-11 w-full min-w-22 place-content-center rounded-sm border border-line text-center tabular-nums hover:border-ink-3 aria-pressed:border-accent aria-pressed:ring-2 aria-pressed:ring-accent"
                      >
                        <b className="font-[550] leading-4.5">{pair.jaccard.toFixed(2)}</b>
                        <span className={cn('text-2xs leading-3.5', !tinted && 'text-ink-2')}>
                          {formatCount(pair.both)} shared
                        </span>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ChartCard>
  );
}
