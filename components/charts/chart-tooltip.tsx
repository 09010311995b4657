'use client';

import { type Format, formatValue } from '@/components/ui/format';
import { colourOf } from './palette';
import type { ChartRow, Series, XFormat } from './types';
import { formatX } from './x-format';

export interface ChartTooltipProps {
  series: readonly Series[];
  x: string;
  xFormat: XFormat;
  format: Format;
  /** Adds the sum of the series as the first line. */
  total?: string;
  /** Filled in by the chart. */
  active?: boolean;
  payload?: readonly { payload?: ChartRow }[];
}

const numberOf = (row: ChartRow, key: string) => (typeof row[key] === 'number' ? row[key] : 0);

/** The sheet beside the pointer: where one is, then label and value of every series. */
export function ChartTooltip({ series, x, xFormat, format, total, active, payload }: ChartTooltipProps) {
  const row = payload?.[0]?.payload;
  if (!active || !row) return null;
  return (
    <div className="min-w-36 rounded-md border border-line-strong bg-card text-xs shadow-pop">
      <p className="border-line border-b px-3 py-1.5 font-semibold">{formatX(row[x], xFormat)}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 px-3 py-2">
        {total && (
          <>
            <dt className="font-[550]">{total}</dt>
            <dd className="text-right font-semibold">
              {formatValue(
                series.reduce((sum, each) => sum + numberOf(row, each.key), 0),
                format,
              )}
            </dd>
          </>
        )}
        {series.map((each, index) => (
          <div key={each.key} className="contents">
            <dt className="flex items-center gap-1.5 text-ink-2">
              <span
                className="size-2 rounded-[2px]"
                style={
                  each.kind === 'reference'
                    ? { borderTop: '1.5px dashed var(--ink-3)', height: 0 }
                    : { background: each.kind === 'muted' ? 'var(--muted-series)' : colourOf(index, each.colour) }
                }
              />
              {each.label}
            </dt>
            <dd className="text-right font-[550]">
              {formatValue(row[each.key], format)}
              {each.band && (
                <span className="block font-normal text-ink-3">
                  {formatValue(row[each.band[0]], format)} to {formatValue(row[each.band[1]], format)}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
