import type { ToldChange } from './changes-card';
import type { ExportSheet } from './export-menu';
import type { FigureCell } from './figure-rows';
import { revenueColumns } from './revenue-columns';
import type { RevenueChart } from './revenue-rows';

/** What the page shows as sheets: figures, changes, revenue by week. */
export function exportSheets(
  day: string,
  cells: readonly FigureCell[],
  changes: readonly ToldChange[],
  chart: RevenueChart,
): ExportSheet[] {
  return [
    {
      label: 'Headline figures',
      csvName: `overview-figures-${day}`,
      columns: [
        { key: 'figure', label: 'Figure' },
        { key: 'value', label: 'Value' },
        { key: 'what', label: 'What it is' },
        { key: 'details', label: 'Beside it' },
      ],
      rows: cells.map((cell) => ({
        figure: cell.label,
        value: cell.value,
        what: cell.title,
        details: cell.rows.map((row) => `${row.label}: ${row.value}`).join('; '),
      })),
    },
    {
      label: 'What changed',
      csvName: `overview-changes-${day}`,
      columns: [
        { key: 'effect', label: 'Effect' },
        { key: 'change', label: 'Change' },
        { key: 'detail', label: 'Detail' },
        { key: 'grade', label: 'Explanation' },
      ],
      rows: changes.map(({ words }) => ({
        effect: words.amount,
        change: words.title,
        detail: words.detail,
        grade: words.grade.label,
      })),
    },
    { label: 'Revenue by week', csvName: `overview-revenue-${day}`, columns: revenueColumns(chart), rows: chart.rows },
  ];
}
