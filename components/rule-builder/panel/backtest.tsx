'use client';

import { experimental_streamedQuery, useQuery } from '@tanstack/react-query';
import { Download, Table2 } from 'lucide-react';
import { useState } from 'react';
import { downloadCsv } from '@/components/charts/download-csv';
import { LineChart } from '@/components/charts/line-chart';
import { messageOf } from '@/components/ui/api';
import { IconButton } from '@/components/ui/button';
import { formatCount, formatDate } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { streamApi } from '@/components/ui/stream-api';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { useNow } from '@/components/ui/time';
import type { Rule } from '@/lib/rules';
import { Section } from './section';

interface Point {
  at: string;
  count: number;
}

const DAY = 86_400_000;
const DAYS = 90;

/** The points of a rule's backtest, as they are computed; given up as soon as nobody asks for this rule any more. */
function useBacktest(rule: Rule) {
  const now = useNow();
  const to = Math.floor(now / 600_000) * 600_000;
  const query = useQuery<Point[]>({
    queryKey: ['backtest', rule, to],
    queryFn: experimental_streamedQuery<Point>({
      streamFn: ({ signal }) =>
        streamApi<Point>('/api/ui/segments/backtest', {
          json: {
            rule,
            from: new Date(to - DAYS * DAY).toISOString(),
            to: new Date(to).toISOString(),
            every: '1d',
          },
          signal,
        }),
    }),
    enabled: now > 0,
    placeholderData: (before) => before,
    staleTime: 600_000,
    retry: false,
  });
  return { ...query, to };
}

/** How big the audience would have been, day by day for the last quarter, up to now; drawn ever finer as it comes. */
export function Backtest({ rule, approximate }: { rule: Rule; approximate: number }) {
  const { data = [], error, to, isFetching, isPlaceholderData } = useBacktest(rule);
  const [asTable, setAsTable] = useState(false);
  const known = new Map(data.map(({ at, count }) => [at.slice(0, 10), count]));
  const rows = Array.from({ length: DAYS + 1 }, (_, index) => {
    const day = new Date(to - (DAYS - index) * DAY).toISOString().slice(0, 10);
    return { day, count: known.get(day) ?? null };
  });
  const counts = [...known.values()].toSorted((a, b) => a - b);
  const low = counts[0];
  const high = counts.at(-1);
  const median = counts[Math.floor(counts.length / 2)];
  const under = isFetching && !isPlaceholderData && known.size <= DAYS;
  return (
    <Section
      title="How big would it have been?"
      note={under ? `${known.size} of ${DAYS + 1} days` : `${DAYS} days`}
      busy={isPlaceholderData}
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
      ) : known.size === 0 ? (
        <Skeleton className="h-28 w-full" />
      ) : asTable ? (
        <Table label="Audience by day" scrollClassName="max-h-44">
          <TableHead>
            <TableRow>
              <TableHeader>Day</TableHeader>
              <TableHeader align="right">Customers</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows
              .filter((row) => row.count !== null)
              .map((row) => (
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
          connect
          summary={`Audience by day: lowest ${formatCount(low)}, median ${formatCount(median)}, highest ${formatCount(high)}`}
        />
      )}
      {known.size > 0 && (
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
