'use client';

import Link from 'next/link';
import { ChartCard } from '@/components/charts/chart-card';
import { PairedBars } from '@/components/charts/paired-bars';
import { Card, CardFoot, CardHead, Facts } from '@/components/ui/card';
import { formatCount, formatDecimal, formatDelta, formatPercent, shareOf } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { EngagementPreview } from '@/lib/services/metrics/preview-engagement';

export type ShownPreview = Omit<EngagementPreview, 'examples'> & {
  examples: (Omit<EngagementPreview['examples'][number], 'number'> & { id: string; name: string })[];
};

const points = (value: number): string => formatDecimal(value, value < 10 ? 1 : 0);
const binLabel = ({ from, to }: EngagementPreview['bins'][number]): string =>
  to === 0 ? 'none' : to === null ? `${formatCount(from)} or more` : `${formatCount(from)} to ${formatCount(to)}`;

/** The shop by the formula in force beside the edited one: points, who moves, and five customers. */
export function EngagementView({ preview, stale }: { preview: ShownPreview; stale: boolean }) {
  const { customers, every, bins, percentiles, moved, examples, at } = preview;
  const rows = bins.map((bin) => ({ points: binLabel(bin), before: bin.before, after: bin.after }));
  const share = (count: number): string => formatPercent(shareOf(count, customers));
  return (
    <div className={`grid gap-4 transition-opacity ${stale ? 'opacity-60' : ''}`}>
      <Facts
        items={[
          { label: 'Score rises', value: formatCount(moved.up), note: `by more than 5, ${share(moved.up)}` },
          { label: 'Score falls', value: formatCount(moved.down), note: `by more than 5, ${share(moved.down)}` },
          { label: 'Stays about the same', value: formatCount(moved.same), note: share(moved.same) },
          {
            label: 'Without any points',
            value: formatCount(bins[0]?.after),
            note: `now ${formatCount(bins[0]?.before)}`,
          },
        ]}
      />
      <ChartCard
        title="How many points do customers have?"
        unit={every > 1 ? `customers, one of ${every} looked at` : 'customers'}
        columns={[
          { key: 'points', label: 'Points' },
          { key: 'before', label: 'As it stands', format: 'count' },
          { key: 'after', label: 'By this formula', format: 'count' },
        ]}
        rows={rows}
        csvName="engagement-points"
        foot={
          <span>
            Looked at {formatCount(customers)} customers, <Time value={at} />. The score is where these points stand
            among all customers, 0 to 100.
          </span>
        }
      >
        <PairedBars
          data={rows}
          x="points"
          summary={`Customers by points: ${formatCount(bins[0]?.after)} of ${formatCount(customers)} would have none.`}
          before={{ key: 'before', label: 'As it stands' }}
          after={{ key: 'after', label: 'By this formula' }}
        />
      </ChartCard>
      <Card>
        <CardHead title="Where would these customers stand?" note="score, and points in brackets" />
        <Table label="Five customers before and after">
          <TableHead>
            <TableRow>
              <TableHeader>Customer</TableHeader>
              <TableHeader align="right">As it stands</TableHeader>
              <TableHeader align="right">By this formula</TableHeader>
              <TableHeader align="right">Change</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {examples.map(({ id, name, before, after }) => (
              <TableRow key={id}>
                <TableCell className="[overflow-wrap:anywhere]">
                  <Link href={`/customers/${id}`} className="rounded-xs underline-offset-3 hover:underline">
                    {name}
                  </Link>
                </TableCell>
                <TableCell align="right">
                  {formatDecimal(before.score, 1)} ({points(before.points)})
                </TableCell>
                <TableCell align="right">
                  {formatDecimal(after.score, 1)} ({points(after.points)})
                </TableCell>
                <TableCell align="right">
                  {formatDelta(Math.round((after.score - before.score) * 10) / 10, (size) => formatDecimal(size, 1))}
                </TableCell>
              </TableRow>
            ))}
            {examples.length === 0 && (
              <TableRow>
                <TableCell colSpan={4}>Nobody has points yet.</TableCell>
              </TableRow>
            )}
          </TableBody>
        </Table>
        <CardFoot>
          <Percentiles percentiles={percentiles} />
        </CardFoot>
      </Card>
    </div>
  );
}

function Percentiles({ percentiles }: { percentiles: EngagementPreview['percentiles'] }) {
  return (
    <span>
      Points that a customer needs:{' '}
      {percentiles
        .map(({ percentile, before, after }) => `score ${percentile}: ${points(after)} (now ${points(before)})`)
        .join(' · ')}
    </span>
  );
}
