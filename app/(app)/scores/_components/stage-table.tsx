'use client';

import Link from 'next/link';
import { Card, CardHead } from '@/components/ui/card';
import { formatCount, formatDelta, formatPercent, shareOf } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { LifecycleStage } from '@/lib/catalog';
import type { LifecyclePreview } from '@/lib/services/metrics/preview-lifecycle';

export const STAGE_LABEL: Readonly<Record<LifecycleStage, string>> = {
  new: 'New',
  active: 'Active',
  atRisk: 'At risk',
  lapsed: 'Lapsed',
  wonBack: 'Won back',
};

/** How many customers are in each stage, and would be. */
export function StageTable({ preview, changed }: { preview: LifecyclePreview; changed: boolean }) {
  const { stages, customers } = preview;
  return (
    <Card>
      <CardHead title="Who is in which stage?" note={`${formatCount(customers)} customers have ordered`} />
      <Table label="Customers by stage">
        <TableHead>
          <TableRow>
            <TableHeader>Stage</TableHeader>
            <TableHeader align="right">Now</TableHeader>
            <TableHeader align="right">Share</TableHeader>
            {changed && <TableHeader align="right">By these days</TableHeader>}
            {changed && <TableHeader align="right">Change</TableHeader>}
          </TableRow>
        </TableHead>
        <TableBody>
          {stages.map(({ stage, before, after }) => (
            <TableRow key={stage}>
              <TableCell>
                <Link href={`/customers?stage=${stage}`} className="rounded-xs underline-offset-3 hover:underline">
                  {STAGE_LABEL[stage]}
                </Link>
              </TableCell>
              <TableCell align="right">{formatCount(before)}</TableCell>
              <TableCell align="right">{formatPercent(shareOf(before, customers))}</TableCell>
              {changed && <TableCell align="right">{formatCount(after)}</TableCell>}
              {changed && <TableCell align="right">{formatDelta(after - before)}</TableCell>}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
