'use client';

import Link from 'next/link';
import { useState } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { formatDecimal, formatNoun } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ClusterResult } from '@/lib/services/models/types';
import type { GroupView } from './view';

const COLUMNS = [
  { key: 'customer', label: 'Customer', format: 'text' as const },
  { key: 'group', label: 'Group', format: 'text' as const },
  { key: 'score', label: 'How far out', format: 'decimal' as const },
  { key: 'why', label: 'Why', format: 'text' as const },
];
const FEW = 8;
/** More are not listed, however many there are. */
const MOST_LISTED = 25;

/** Who stands apart from everyone, and why. */
export function OutlierCard({ result, groups, names: people, csvName }: OutlierCardProps) {
  const [all, setAll] = useState(false);
  const names = new Map(groups.map((group) => [group.id, group]));
  const { outliers } = result;
  if (outliers.length === 0)
    return (
      <Card aria-labelledby="outliers-title">
        <CardHead id="outliers-title" title="Who stands apart?" />
        <CardBody className="text-ink-2 text-sm">
          Nobody: everyone lies within three standard deviations of their group.
        </CardBody>
      </Card>
    );
  const rows = outliers.map(({ customer, group, score, why }) => ({
    customer,
    group: names.get(group)?.name ?? 'No group',
    score,
    why,
  }));
  return (
    <ChartCard
      title="Who stands apart?"
      unit={`${outliers.length < MOST_LISTED ? formatNoun(outliers.length, 'customer') : `the ${MOST_LISTED} farthest`} from their group, in standard deviations`}
      columns={COLUMNS}
      rows={rows}
      csvName={csvName}
    >
      <div className="-mx-4 -my-4">
        <Table label="Customers who stand apart">
          <TableHead>
            <TableRow>
              <TableHeader>Customer</TableHeader>
              <TableHeader>Why</TableHeader>
              <TableHeader className="max-sm:hidden">Group</TableHeader>
              <TableHeader align="right">How far out</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {(all ? outliers : outliers.slice(0, FEW)).map(({ customer, group, score, why }) => (
              <TableRow key={customer}>
                <TableCell>
                  <Link href={`/customers/${customer}`} className="font-medium hover:underline">
                    {people[customer] ?? customer}
                  </Link>
                </TableCell>
                <TableCell className="text-ink-2">{why}</TableCell>
                <TableCell className="max-sm:hidden">
                  <span className="inline-flex items-center gap-2 whitespace-nowrap">
                    <span
                      className="size-2 rounded-full"
                      style={{ background: names.get(group)?.colour ?? 'var(--ink-3)' }}
                      aria-hidden
                    />
                    {names.get(group)?.name ?? 'No group'}
                  </span>
                </TableCell>
                <TableCell align="right">{formatDecimal(score)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        {outliers.length > FEW && (
          <div className="border-line border-t px-2 py-1">
            <Button variant="quiet" size="sm" onClick={() => setAll(!all)}>
              {all ? 'Show fewer' : `Show all ${outliers.length}`}
            </Button>
          </div>
        )}
      </div>
    </ChartCard>
  );
}

interface OutlierCardProps {
  result: ClusterResult;
  groups: readonly GroupView[];
  names: Readonly<Record<string, string>>;
  csvName: string;
}
