'use client';

import { Download } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { ShareBar } from '@/components/charts/share-bar';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatCount, formatNoun, formatValue } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ClusterMap } from '@/lib/services/models/types';
import { useCurrency } from '../currency';
import type { GroupView } from '../view';
import { mapColumns, mapRows } from './map-rows';

const MOST = 500;

/** The customers of a map as a table, the first five hundred of them. */
export function MapTable({
  map,
  groups,
  points,
  className,
}: {
  map: ClusterMap;
  groups: readonly GroupView[];
  points?: readonly number[];
  className?: string;
}) {
  const currency = useCurrency();
  const columns = mapColumns(currency);
  const some = useMemo(
    () => mapRows(map, groups, (points ?? map.customers.map((_, index) => index)).slice(0, MOST)),
    [map, groups, points],
  );
  const all = points?.length ?? map.customers.length;
  return (
    <>
      <Table label="Customers of the map" scrollClassName={className ?? 'max-h-90'}>
        <TableHead className="sticky top-0 bg-card">
          <TableRow>
            {columns.map((column, index) => (
              <TableHeader key={column.key} align={index < 2 ? 'left' : 'right'}>
                {column.label}
              </TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {some.map((row) => (
            <TableRow key={String(row.customer)}>
              {columns.map((column, index) => (
                <TableCell key={column.key} className="whitespace-nowrap" align={index < 2 ? 'left' : 'right'}>
                  {column.key === 'customer' ? (
                    <Link href={`/customers/${row.customer}`} className="font-mono text-xs hover:underline">
                      {row.customer}
                    </Link>
                  ) : (
                    formatValue(row[column.key], column.format ?? 'text')
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {all > MOST && (
        <p className="border-line border-t px-4 py-2 text-ink-2 text-xs">
          The first {formatCount(MOST)} of {formatCount(all)}; the CSV has everyone.
        </p>
      )}
    </>
  );
}

/** Whom a lasso holds: which groups they are of, and who they are. */
export function SelectionDialog({
  map,
  groups,
  points,
  onSave,
  onClose,
}: {
  map: ClusterMap;
  groups: readonly GroupView[];
  points: readonly number[];
  onSave: () => void;
  onClose: () => void;
}) {
  const parts = groups
    .map((group) => ({
      label: group.name,
      colour: group.colour,
      value: points.filter((point) => map.groups[map.group[point] ?? -1] === group.id).length,
    }))
    .filter(({ value }) => value > 0);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={`${formatNoun(points.length, 'customer')} of the map`}
      description={parts.map(({ label, value }) => `${formatCount(value)} ${label}`).join(', ')}
      footer={
        <Button onClick={onSave}>
          <Download aria-hidden />
          CSV
        </Button>
      }
    >
      <div className="pb-3">
        <ShareBar parts={parts} />
      </div>
      <MapTable map={map} groups={groups} points={points} className="max-h-[46vh]" />
    </Dialog>
  );
}
