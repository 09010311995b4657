'use client';

import { ChartLine, Download, Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { toast } from 'sonner';
import { IconButton } from '@/components/ui/button';
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card';
import { type Format, formatValue } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { downloadCsv } from './download-csv';
import type { ChartRow, XFormat } from './types';
import { formatX } from './x-format';

export interface ChartColumn {
  key: string;
  label: string;
  /** How its cells read; `x` names the axis and is written by `xFormat`. */
  format?: Format;
  xFormat?: XFormat;
}

export interface ChartCardProps {
  /** The question that the chart answers. */
  title: string;
  /** The unit, small beside it. */
  unit?: ReactNode;
  /** The same data as a table, and as CSV. */
  columns: readonly ChartColumn[];
  rows: readonly ChartRow[];
  /** The CSV's name, without its ending. */
  csvName: string;
  /** Before the table toggle: a segmented control, say. */
  actions?: ReactNode;
  /** Under the plot: how it was counted, keys. */
  foot?: ReactNode;
  className?: string;
  /** The plot. */
  children: ReactNode;
}

const cell = (column: ChartColumn, row: ChartRow) =>
  column.xFormat ? formatX(row[column.key], column.xFormat) : formatValue(row[column.key], column.format ?? 'text');

/** A chart with its question, and its data as a table and as CSV. */
export function ChartCard({ title, unit, columns, rows, csvName, actions, foot, className, children }: ChartCardProps) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const save = () =>
    downloadCsv(csvName, columns, rows).catch(() => toast.error('The file could not be written; try again.'));
  return (
    <Card aria-labelledby={id} className={className}>
      <CardHead
        id={id}
        title={title}
        note={unit}
        actions={
          <>
            {actions}
            <IconButton
              label={asTable ? 'Show as a chart' : 'Show as a table'}
              size="sm"
              onClick={() => setAsTable(!asTable)}
              className="ml-1"
            >
              {asTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
            </IconButton>
            <IconButton label="Download CSV" size="sm" onClick={save}>
              <Download aria-hidden />
            </IconButton>
          </>
        }
      />
      {asTable ? (
        <Table label={`${title} As a table`} scrollClassName="max-h-90">
          <TableHead className="sticky top-0 bg-card">
            <TableRow>
              {columns.map((column, index) => (
                <TableHeader key={column.key} align={index === 0 ? 'left' : 'right'}>
                  {column.label}
                </TableHeader>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={String(row[columns[0]?.key ?? ''])}>
                {columns.map((column, index) => (
                  <TableCell key={column.key} className="whitespace-nowrap" align={index === 0 ? 'left' : 'right'}>
                    {cell(column, row)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : (
        <CardBody className="@container">{children}</CardBody>
      )}
      {foot && <CardFoot>{foot}</CardFoot>}
    </Card>
  );
}
