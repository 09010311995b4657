'use client';

import { Share } from 'lucide-react';
import { toast } from 'sonner';
import { downloadCsv } from '@/components/charts/download-csv';
import type { ChartRow } from '@/components/charts/types';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';

export interface ExportSheet {
  label: string;
  csvName: string;
  columns: { key: string; label: string }[];
  rows: ChartRow[];
}

/** What the page shows, as CSV. */
export function ExportMenu({ sheets }: { sheets: readonly ExportSheet[] }) {
  const save = (sheet: ExportSheet) =>
    downloadCsv(sheet.csvName, sheet.columns, sheet.rows).catch(() =>
      toast.error('The file could not be written; try again.'),
    );
  return (
    <DropdownMenu
      trigger={
        <Button>
          <Share aria-hidden />
          Export
        </Button>
      }
    >
      {sheets.map((sheet) => (
        <MenuItem key={sheet.csvName} onSelect={() => save(sheet)}>
          {sheet.label}
          <span className="ml-auto pl-4 text-ink-3 text-xs">CSV</span>
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
