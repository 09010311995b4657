import type { ChartRow } from './types';

export interface CsvColumn {
  key: string;
  label: string;
}

/** Saves rows as a CSV file in the viewer's downloads; a text that a spreadsheet would take for a formula is escaped. */
export async function downloadCsv(
  name: string,
  columns: readonly CsvColumn[],
  rows: readonly ChartRow[],
): Promise<void> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  const text = stringify(rows as ChartRow[], {
    header: true,
    bom: true,
    escape_formulas: true,
    columns: columns.map((column) => ({ key: column.key, header: column.label })),
  });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
