'use client';

import { useQuery } from '@tanstack/react-query';
import { Download, Table2 } from 'lucide-react';
import { useState } from 'react';
import { downloadCsv } from '@/components/charts/download-csv';
import { LineChart } from '@/components/charts/line-chart';
import { api, messageOf } from '@/components/ui/api';
import { IconButton } from '@/components/ui/button';
import { formatCount, formatDate } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { useNow } from '@/components/ui/time';
import type { Rule } from '@/lib/rules';
import { Section } from './section';

interface Point {
  at: string;
  count: number;
}

const DAY = 86_400_000;
const WEEKS = 13;

/** How big the audience would have been, week by week for the last quarter, up to now. */
export function Backtest({ rule, approximate }: { rule: Rule; approximate: number }) {
  const now = useNow();
  const [asTable, setAsTable] = useState(false);
  const to = Math.floor(now / 600_000) * 600_000;
  const { data, error } = useQuery({
    queryKey: ['backtest', rule, to],
    queryFn: ({ signal }) =>
      api<{ points: Point[] }>('/api/v1/segments/backtest', {
        json: {
          rule,
          from: new Date(to - WEEKS * 7 * DAY).toISOString(),
          to: new Date(to).toISOString(),
          every: '1w',
        },
        signal,
        timeout: 60_000,
      }),
    enabled: now > 0,
    placeholderData: (before) => before,
    staleTime: 600_000,
    retry: false,
  });
  const points = data?.points ?? [];
  const counts = points.map((point) => point.count).toSorted((a, b) => a - b);
  const rows = points.map(({ at, count }) => ({ day: at.slice(0, 10), count }));
  const low = counts[0];
  const high = counts.at(-1);
  const median = counts[Math.floor(counts.length / 2)];
  return (
    <Section
      title="How big would it have been?"
      note={`${WEEKS} weeks`}
      end={
        <span className="-my-1 flex">
          <IconButton
            label={asTable ? 'Show as a chart' : 'Show as a table'}
            size="sm"
            onClick={() => setAsTable(!asTable)}
          >
            <Table2 aria-hidden />
          </IconButton>
          <IconButton
            label="Download CSV"
            size="sm"
            onClick={() =>
              void downloadCsv(
                'backtest',
                [
                  { key: 'day', label: 'Day' },
                  { key: 'count', label: 'Customers' },
                ],
                rows,
              )
            }
          >
            <Download aria-hidden />
          </IconButton>
        </span>
      }
    >
      {error ? (
        <p className="text-ink-2 text-sm">It could not be computed. {messageOf(error)}</p>
      ) : rows.length === 0 ? (
        <Skeleton className="h-28 w-full" />
      ) : asTable ? (
        <Table label="Audience by week" scrollClassName="max-h-44">
          <TableHead>
            <TableRow>
              <TableHeader>Day</TableHeader>
              <TableHeader align="right">Customers</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.day}>
                <TableCell>{formatDate(row.day, 'UTC')}</TableCell>
                <TableCell align="right">{formatCount(row.count)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : (
        <LineChart
          data={rows}
          x="day"
          series={[{ key: 'count', label: 'Customers' }]}
          height={112}
          fill
          summary={`Audience by week: lowest ${formatCount(low)}, median ${formatCount(median)}, highest ${formatCount(high)}`}
        />
      )}
      {rows.length > 0 && (
        <p className="mt-1 flex justify-between gap-3 text-ink-2 text-xs">
          <span>
            Low <b className="font-[550] text-ink tabular-nums">{formatCount(low)}</b>, median{' '}
            <b className="font-[550] text-ink tabular-nums">{formatCount(median)}</b>, high{' '}
            <b className="font-[550] text-ink tabular-nums">{formatCount(high)}</b>
          </span>
          {approximate > 0 && (
            <span title="Traits, consent and kept metrics count with today’s values">
              ≈ {approximate} {approximate === 1 ? 'condition' : 'conditions'} approximate
            </span>
          )}
        </p>
      )}
    </Section>
  );
}
