import { formatDay, formatMoney } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { revenueColumns } from './revenue-columns';
import type { RevenueChart } from './revenue-rows';

/** The chart's figures to the penny. */
export function RevenueTable({ chart }: { chart: RevenueChart }) {
  const columns = revenueColumns(chart);
  return (
    <Table label="Revenue a week by stage">
      <TableHead>
        <TableRow>
          {columns.map((column, index) => (
            <TableHeader key={column.key} align={index === 0 ? 'left' : 'right'}>
              {column.label}
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {chart.rows.map((row) => (
          <TableRow key={String(row.week)}>
            {columns.map((column, index) => (
              <TableCell key={column.key} align={index === 0 ? 'left' : 'right'}>
                {index === 0 ? formatDay(row.week) : formatMoney(row[column.key], chart.currency)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
