'use client';

import { Grid3x3 } from 'lucide-react';
import Link from 'next/link';
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, formatMoney, formatPercent, shareOf } from '@/components/ui/format';
import type { RfmCell } from '@/lib/services/metrics/read-rfm-grid';

const SCORES = [1, 2, 3, 4, 5] as const;

/** How many customers have which scores of recency and frequency; the darker, the more. */
export function RfmTab({
  cells,
  currency,
  mayEdit,
}: {
  cells: readonly RfmCell[];
  currency: string;
  /** May make a segment of a cell. */
  mayEdit: boolean;
}) {
  const total = cells.reduce((sum, { customers }) => sum + customers, 0);
  const most = Math.max(1, ...cells.map(({ customers }) => customers));
  const cellOf = (recency: number, frequency: number) =>
    cells.find((cell) => cell.recency === recency && cell.frequency === frequency);
  return (
    <Card>
      <CardHead title="How recent and how frequent are the buyers?" note="customers by quintile, 5 is best" />
      {total === 0 ? (
        <EmptyState icon={Grid3x3} title="Nobody has ordered yet">
          Scores are computed every night, and within the hour for customers with new events.
        </EmptyState>
      ) : (
        <CardBody className="overflow-x-auto">
          <table className="w-full min-w-120 border-separate border-spacing-1 text-sm">
            <caption className="sr-only">Customers by score of recency and of frequency</caption>
            <thead>
              <tr>
                <th scope="col" className="text-left font-medium text-ink-2 text-xs">
                  Recency
                </th>
                {SCORES.map((score) => (
                  <th key={score} scope="col" className="font-medium text-ink-2 text-xs">
                    Frequency {score}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {SCORES.toReversed().map((recency) => (
                <tr key={recency}>
                  <th scope="row" className="text-left font-medium text-ink-2 text-xs">
                    {recency}
                  </th>
                  {SCORES.map((frequency) => {
                    const cell = cellOf(recency, frequency);
                    const share = (cell?.customers ?? 0) / most;
                    return (
                      <td
                        key={frequency}
                        className="h-16 rounded-md border border-line text-center align-middle"
                        style={{ background: `color-mix(in oklab, var(--c1) ${Math.round(share * 38)}%, var(--card))` }}
                        title={`${formatMoney(cell?.spent ?? '0', currency, { whole: true })} spent`}
                      >
                        {mayEdit && cell ? (
                          <Link
                            href={`/segments/new?rfm=${recency}-${frequency}`}
                            aria-label={`${formatCount(cell.customers)}: segment of recency ${recency}, frequency ${frequency}`}
                            className="inline-block min-h-6 px-2 font-[550] text-ink tabular-nums decoration-dotted underline-offset-4 hover:underline"
                          >
                            {formatCount(cell.customers)}
                          </Link>
                        ) : (
                          <b className="font-[550] tabular-nums">{formatCount(cell?.customers ?? 0)}</b>
                        )}
                        <span className="block text-ink text-xs">
                          {formatPercent(shareOf(cell?.customers ?? 0, total))}
                        </span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </CardBody>
      )}
      <CardFoot>
        {formatCount(total)} customers with an order. The cuts are the quintiles of the last run over everyone;
        customers with equal values have equal scores.
        {mayEdit && ' A figure leads to the segment of its customers.'}
      </CardFoot>
    </Card>
  );
}
